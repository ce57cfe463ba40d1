import { normalizePhone } from "../../normalize-phone.ts";
import { createHash } from "node:crypto";
import { CLICK_ID_NAMES } from "@rotator/shared/core/click";
import { UTM_NAMES } from "@rotator/shared/core/click-parameters";
import {
  CALIFORNIA,
  type LimitedDataUse,
  LOCATED_BY_META,
  isLimitedDataUse,
} from "@rotator/shared/core/limited-data-use";
import type { MatchKey } from "@rotator/shared/core/match-keys";
import { parseFbc, readFbc, readFbp } from "@rotator/shared/core/meta-cookies";
import { decodeParameter } from "@rotator/shared/core/query";
import type { CustomData } from "../conversion-facts.ts";
import type { OutgoingEvent } from "../destination.ts";
import { hideEmails, isPersonal, isPersonalClickId } from "../personal-data.ts";
import {
  normalizeCountry,
  normalizeEmail,
  normalizeExternalId,
  normalizeName,
  splitName,
} from "./normalize-customer-data.ts";
import { readPublicIp } from "./read-public-ip.ts";

export interface PayloadSettings {
  /** ISO 3166, two capitals: of phones that do not say theirs. */
  defaultCountry: string;
  /** Absent: off. */
  limitedDataUse?: LimitedDataUse | undefined;
}

/** An event as Meta documents it. What is not known is absent, never empty. */
export interface MetaEvent {
  event_name: string;
  /** Whole seconds UTC. */
  event_time: number;
  event_id: string;
  action_source: "website";
  event_source_url?: string;
  user_data: UserData;
  custom_data?: CustomData;
  data_processing_options?: ["LDU"];
  data_processing_options_country?: number;
  data_processing_options_state?: number;
}

export type UserData = Partial<Record<MatchKey, string>>;

// Source: developers.facebook.com, Conversions API, "Server Event Parameters".
export function buildPayload(event: OutgoingEvent, settings: PayloadSettings, nowMs: number): MetaEvent {
  const url = readSourceUrl(event.facts.url);
  const customData = buildCustomData(event.facts.custom);
  const eventAt = Math.min(event.eventAt, nowMs);
  const userData = buildUserData(event, settings.defaultCountry, eventAt);
  return {
    event_name: event.eventName,
    event_time: Math.floor(eventAt / 1000),
    event_id: event.eventId,
    action_source: "website",
    ...(url !== undefined && { event_source_url: url }),
    user_data: userData,
    ...(customData && { custom_data: customData }),
    ...(settings.limitedDataUse && limitDataUse(settings.limitedDataUse, userData)),
  };
}

function buildUserData(
  { facts, visitorId }: OutgoingEvent,
  defaultCountry: string,
  eventAt: number,
): UserData {
  const { first, last } = splitName(facts.name ?? "");
  const entries: [MatchKey, string | undefined][] = [
    ["em", hashValue(facts.email, normalizeEmail)],
    ["ph", hashValue(facts.phone, (phone) => normalizePhone(phone, defaultCountry)?.slice(1))],
    ["fn", hashValue(first, normalizeName)],
    ["ln", hashValue(last, normalizeName)],
    ["fbc", readClickCookie(facts.fbc, eventAt)],
    ["client_ip_address", readPublicIp(facts.ip ?? "")],
    [
      "client_user_agent",
      hideEmails(facts.userAgent ?? "")
        .trim()
        .toWellFormed() || undefined,
    ],
    ["external_id", hashValue(visitorId, normalizeExternalId)],
    ["fbp", readFbp(facts.fbp, eventAt)],
    ["country", hashValue(facts.country, normalizeCountry)],
  ];
  const userData: UserData = {};
  for (const [key, value] of entries) if (value !== undefined) userData[key] = value;
  return userData;
}

function readClickCookie(value: string | undefined, eventAt: number): string | undefined {
  const fbc = readFbc(value, eventAt);
  return fbc === undefined || isPersonalClickId(parseFbc(fbc)?.clickId ?? "") ? undefined : fbc;
}

const SHA256 = /^[0-9a-f]{64}$/i;
const MD5 = /^[0-9a-f]{32}$/i;
const HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** What comes hashed as Meta asks for it stays as it is; another hash is of no use to Meta. */
function hashValue(
  value: string | undefined,
  normalize: (value: string) => string | undefined,
): string | undefined {
  const text = value?.trim() ?? "";
  const hash = SHA256.test(text)
    ? text.toLowerCase()
    : hashText(MD5.test(text) ? undefined : normalize(text));
  return hash === HASH_OF_NOTHING ? undefined : hash;
}

function hashText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : createHash("sha256").update(text, "utf8").digest("hex");
}

const UTM: ReadonlySet<string> = new Set<string>(UTM_NAMES);
const CLICK_IDS: ReadonlySet<string> = new Set<string>(CLICK_ID_NAMES);

/** Domain, path and what tells of the ad, as it stood there; nothing that could tell of the person. */
function readSourceUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return undefined;
  const parameters = url.search.slice(1).split("&").filter(isOfAd);
  const query = parameters.length > 0 ? `?${parameters.join("&")}` : "";
  return `${url.origin}${url.pathname}${query}`;
}

function isOfAd(pair: string): boolean {
  const [name = ""] = pair.split("=", 1);
  const value = decodeParameter(pair.slice(name.length + 1));
  if (UTM.has(name)) return !isPersonal(value);
  return CLICK_IDS.has(name) && !isPersonalClickId(value);
}

function buildCustomData(custom: CustomData | undefined): CustomData | undefined {
  const currency = custom?.currency?.trim().toUpperCase() ?? "";
  const data: CustomData = {};
  if (custom?.value !== undefined && Number.isFinite(custom.value) && custom.value >= 0)
    data.value = custom.value;
  if (/^[A-Z]{3}$/.test(currency)) data.currency = currency;
  return Object.keys(data).length > 0 ? data : undefined;
}

type LimitedDataKeys = Required<
  Pick<
    MetaEvent,
    "data_processing_options" | "data_processing_options_country" | "data_processing_options_state"
  >
>;

/** A place that Meta does not know would sink the event, and without an address Meta finds none: then the strictest state. */
function limitDataUse(asked: LimitedDataUse, userData: UserData): LimitedDataKeys {
  const wanted = isLimitedDataUse(asked) ? asked : LOCATED_BY_META;
  const findable = wanted.country !== LOCATED_BY_META.country || userData.client_ip_address !== undefined;
  const { country, state } = findable ? wanted : CALIFORNIA;
  return {
    data_processing_options: ["LDU"],
    data_processing_options_country: country,
    data_processing_options_state: state,
  };
}
