import { CHOICES, CLICK_MESSAGE_FORMAT, CONSENTS, VERDICTS, type RecordedClick } from "./click.ts";
import { encodeTime, isId } from "./id.ts";

export interface MalformedClick {
  /** As it came. */
  click: unknown;
  /** Names the field, never its value. */
  problem: string;
}

/** A pack whose readable clicks stand apart from those that no table could take. */
export interface ReadClickMessage {
  id: string;
  clicks: RecordedClick[];
  malformed: MalformedClick[];
  lost: number;
}

/** Reads a pack of this format, one version older or one newer, as JSON text or as the object; says what is wrong with anything else. */
export function readClickMessage(pack: unknown): ReadClickMessage | { problem: string } {
  const body = typeof pack === "string" ? parseJson(pack) : pack;
  if (!isRecord(body)) return { problem: "not an object" };
  if (typeof body.v !== "number" || Math.abs(body.v - CLICK_MESSAGE_FORMAT) > 1)
    return { problem: "unknown format version" };
  if (typeof body.id !== "string" || !isId("pck", body.id)) return { problem: "id: not a pack's id" };
  if (!Array.isArray(body.clicks)) return { problem: "clicks: not a list" };
  if (!isCount(body.lost)) return { problem: "lost: not a count" };

  const message: ReadClickMessage = { id: body.id, clicks: [], malformed: [], lost: body.lost };
  for (const click of body.clicks as unknown[]) {
    const problem = findClickProblem(click);
    // Safe: a click without a problem has every field of the right type.
    if (problem === undefined) message.clicks.push(click as RecordedClick);
    else message.malformed.push({ click, problem });
  }
  return message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const OPTIONAL_TEXTS = [
  "reason",
  "referrerHost",
  "userAgent",
  "language",
  "ip",
  "country",
  "region",
  "city",
  "fbc",
  "fbp",
] as const;

function findClickProblem(click: unknown): string | undefined {
  if (!isRecord(click)) return "not an object";
  if (!isCount(click.at)) return "at: not a time";
  if (typeof click.id !== "string" || !isId("clk", click.id)) return "id: not a click's id";
  // Ranges of the table's key stand for ranges of time.
  if (click.id.slice(4, 14) !== encodeTime(click.at)) return "id: not of the click's time";
  if (!isName(click.rotatorId)) return "rotatorId: not an id";
  if (click.agentId !== undefined && !isName(click.agentId)) return "agentId: not an id";
  if (click.visitorId !== undefined && !isVisitorId(click.visitorId)) return "visitorId: not a visitor's id";
  if (!isOneOf(CHOICES, click.choice)) return "choice: unknown";
  if (!isOneOf(VERDICTS, click.verdict)) return "verdict: unknown";
  if (!isOneOf(CONSENTS, click.consent)) return "consent: unknown";
  if (!isCount(click.rosterVersion)) return "rosterVersion: not a count";
  if (typeof click.url !== "string") return "url: not a text";
  if (typeof click.query !== "string") return "query: not a text";
  const wrongText = OPTIONAL_TEXTS.find(
    (name) => click[name] !== undefined && typeof click[name] !== "string",
  );
  return wrongText === undefined ? undefined : `${wrongText}: not a text`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}

function isVisitorId(value: unknown): boolean {
  return typeof value === "string" && isId("vis", value);
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === "string" && values.includes(value);
}
