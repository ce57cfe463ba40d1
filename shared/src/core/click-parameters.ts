import { CLICK_ID_NAMES } from "./click.ts";
import { decodeParameter } from "./query.ts";

export const UTM_NAMES = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] as const;
export const AD_NAMES = ["campaign_id", "adset_id", "ad_id", "site_source_name", "placement"] as const;
export type ParameterName =
  | (typeof UTM_NAMES)[number]
  | (typeof AD_NAMES)[number]
  | (typeof CLICK_ID_NAMES)[number];

export interface ClickParameters {
  /** Known parameters by name, the first non-empty one of each. */
  known: Map<ParameterName, string>;
  /** `k_…` parameters by their full name. */
  custom: Map<string, string>;
}

const MAX_VALUE_LENGTH = 300;
const MAX_CLICK_ID_LENGTH = 500;
const MAX_CUSTOM_VALUES = 20;
const CUSTOM_NAME = /^k_[A-Za-z0-9_-]{1,40}$/;

const LIMITS = new Map<string, number>([
  ...[...UTM_NAMES, ...AD_NAMES].map((name): [string, number] => [name, MAX_VALUE_LENGTH]),
  ...CLICK_ID_NAMES.map((name): [string, number] => [name, MAX_CLICK_ID_LENGTH]),
]);

/** What a raw query (without `?`) says of the ad and of the visitor; never throws, whatever the query holds. */
export function parseClickParameters(query: string): ClickParameters {
  const parameters: ClickParameters = { known: new Map(), custom: new Map() };
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    if (equals < 1) continue;
    addParameter(parameters, decodeParameter(pair.slice(0, equals)), pair.slice(equals + 1));
  }
  return parameters;
}

function addParameter({ known, custom }: ClickParameters, name: string, rawValue: string): void {
  const limit = LIMITS.get(name);
  if (limit !== undefined) {
    const value = cleanText(decodeParameter(rawValue), limit);
    // Safe: every key of LIMITS is a parameter's name.
    if (value !== "" && !known.has(name as ParameterName)) known.set(name as ParameterName, value);
    return;
  }
  if (!CUSTOM_NAME.test(name) || custom.has(name) || custom.size >= MAX_CUSTOM_VALUES) return;
  const value = cleanText(decodeParameter(rawValue), MAX_VALUE_LENGTH);
  if (value !== "") custom.set(name, value);
}

/** Trimmed, cut to a number of code units, and free of what a database cannot keep: NUL and half characters. */
export function cleanText(text: string, maxLength: number): string {
  const trimmed = text.replaceAll("\0", "").trim();
  if (trimmed.length <= maxLength) return trimmed.toWellFormed();
  const splitsPair = /[\uD800-\uDBFF]/.test(trimmed.charAt(maxLength - 1));
  return trimmed.slice(0, splitsPair ? maxLength - 1 : maxLength).toWellFormed();
}

const MACRO = /\{\{[^{}]*\}\}|\{[a-z_:]+\}|__[A-Z][A-Z0-9_]*__/;

/** `missing` where an ad's click id came without any word of the ad, `unreplaced` where a platform left its macro in. */
export function judgeAdParameters({ known }: ClickParameters): "missing" | "unreplaced" | undefined {
  const adValues = [...UTM_NAMES, ...AD_NAMES]
    .map((name) => known.get(name))
    .filter((value) => value !== undefined);
  if (adValues.some((value) => MACRO.test(value))) return "unreplaced";
  const hasClickId = CLICK_ID_NAMES.some((name) => known.has(name));
  return hasClickId && adValues.length === 0 ? "missing" : undefined;
}
