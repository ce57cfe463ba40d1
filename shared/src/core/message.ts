import { cleanValue, cutCharacters } from "./query.ts";

export const MESSAGE_MAX_CHARACTERS = 1000;
const VALUE_MAX_CHARACTERS = 200;
const TOKEN = /\{\{([^{}]*)\}\}|\[k:([^[\]]*)\]/gi;
/** What a token may name, beside `[k:…]`. */
export const MESSAGE_FIELDS = [
  "name",
  "code",
  "agent",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
] as const;
const CUSTOM_KEY = /^[a-zA-Z0-9_]{1,40}$/;
/** What an ad platform should have filled in: `{{campaign.name}}`, `__CAMPAIGN_NAME__`. */
const MACRO = /^\{\{\w+\.\w+\}\}$|^__[A-Z_]+__$/;

type Field = (typeof MESSAGE_FIELDS)[number];

/** A literal text, or what stands in its place. */
type Part = string | { field: Field; otherwise: string } | { custom: string; otherwise: string };

export interface MessageTemplate {
  parts: Part[];
  literalCharacters: number;
  tokens: number;
}

/** What can be filled in; `parameter` reads the link's own query. */
export interface MessageValues {
  name?: string | undefined;
  code: string;
  agent?: string | undefined;
  parameter: (name: string) => string | undefined;
}

export type TemplateProblem =
  | { problem: "unknown_token"; token: string }
  | { problem: "unclosed_token"; token: string }
  | { problem: "too_long"; max: number }
  | { problem: "empty" };

/** Why a template cannot be saved; undefined if it can. */
export function checkTemplate(template: string): TemplateProblem | undefined {
  if (template.trim() === "") return { problem: "empty" };
  if (Array.from(template).length > MESSAGE_MAX_CHARACTERS)
    return { problem: "too_long", max: MESSAGE_MAX_CHARACTERS };
  for (const match of template.matchAll(TOKEN)) {
    if (readToken(match[1], match[2]) === undefined) return { problem: "unknown_token", token: match[0] };
  }
  const rest = template.replace(TOKEN, "");
  const open = /\{\{.{0,20}|\[k:.{0,20}/is.exec(rest) ?? /.{0,20}\}\}/is.exec(rest);
  return open ? { problem: "unclosed_token", token: open[0] } : undefined;
}

/** Whether the message tells which ad the chat came from. */
export function carriesCode(template: string): boolean {
  return parseTemplate(template).parts.some(
    (part) => typeof part === "object" && "field" in part && part.field === "code",
  );
}

/** Reads a template once, for composing many messages. A token that nobody knows stands for nothing. */
export function parseTemplate(template: string): MessageTemplate {
  const parts: Part[] = [];
  let end = 0;
  let tokens = 0;
  for (const match of template.matchAll(TOKEN)) {
    if (match.index > end) parts.push(template.slice(end, match.index));
    end = match.index + match[0].length;
    const token = readToken(match[1], match[2]);
    if (token === undefined) continue;
    parts.push(token);
    tokens++;
  }
  if (end < template.length) parts.push(template.slice(end));
  const literalCharacters = parts.reduce(
    (count, part) => count + (typeof part === "string" ? part.length : 0),
    0,
  );
  return { parts, literalCharacters, tokens };
}

/** The opening message. Values go in once and are never read as tokens; a long one is cut before the text around it is. */
export function composeMessage(template: MessageTemplate, values: MessageValues): string {
  const message = fill(template, values, VALUE_MAX_CHARACTERS);
  if (message.length <= MESSAGE_MAX_CHARACTERS) return message;
  const room = Math.max(
    8,
    Math.floor((MESSAGE_MAX_CHARACTERS - template.literalCharacters) / Math.max(1, template.tokens)),
  );
  return cutCharacters(fill(template, values, Math.min(room, VALUE_MAX_CHARACTERS)), MESSAGE_MAX_CHARACTERS);
}

function fill(template: MessageTemplate, values: MessageValues, maxCharacters: number): string {
  let message = "";
  for (const part of template.parts)
    message += typeof part === "string" ? part : valueOf(part, values, maxCharacters);
  return message;
}

function valueOf(token: Exclude<Part, string>, values: MessageValues, maxCharacters: number): string {
  const value = "custom" in token ? customOf(token.custom, values) : fieldOf(token.field, values);
  if (value === undefined || MACRO.test(value)) return token.otherwise;
  return cleanValue(value, maxCharacters) || token.otherwise;
}

function customOf(key: string, { parameter }: MessageValues): string | undefined {
  return parameter(`k_${key}`) ?? parameter(`k_${key.toLowerCase()}`);
}

function fieldOf(field: Field, values: MessageValues): string | undefined {
  if (field === "code") return values.code;
  if (field === "agent") return values.agent;
  if (field === "name") return values.name ?? values.parameter("k_name");
  return values.parameter(field);
}

function readToken(field: string | undefined, custom: string | undefined): Exclude<Part, string> | undefined {
  const [key = "", ...defaults] = (field ?? custom ?? "").split("|");
  const name = key.trim();
  const otherwise = defaults.join("|").trim();
  if (custom !== undefined) {
    const customKey = name.replace(/^k_/i, "");
    return CUSTOM_KEY.test(customKey) ? { custom: customKey, otherwise } : undefined;
  }
  const known = MESSAGE_FIELDS.find((candidate) => candidate === name.toLowerCase());
  return known && { field: known, otherwise };
}
