import type { AlarmDetail } from "@rotator/shared/core/alarm";
import type { DeliveryReason } from "@rotator/shared/core/conversion";
import type { Language, Wording } from "./load-wording.ts";

const MINUTE_MS = 60_000;
const NAME_LENGTH = 80;

/** What the words of an alarm are put together from, as people read it. */
export interface AlarmFacts {
  name: string;
  names: string;
  count: number;
  /** `count` in the language's own digits, or that there are more. */
  counted: string;
  reason: DeliveryReason | undefined;
  since: string;
  size: string;
  /** How long it lasted. */
  lasted: string;
}

interface AlarmTimes {
  detail: AlarmDetail;
  beganAt: number;
  endedAt: number | null;
}

export function makeAlarmFacts({ detail, beganAt, endedAt }: AlarmTimes, wording: Wording): AlarmFacts {
  const { language } = wording;
  const { name = "", names = [], count = 0, more = false, bytes = 0 } = detail;
  const number = new Intl.NumberFormat(language);
  const moreThan = language === "id" ? "lebih dari" : "more than";
  return {
    name: quote(name),
    names: names.map(quote).join(", "),
    count: more ? count + 1 : count,
    counted: more ? `${moreThan} ${number.format(count)}` : number.format(count),
    reason: detail.reason,
    since: formatTime(detail.since ?? beganAt, wording),
    size: formatSize(bytes, language),
    lasted: formatDuration((endedAt ?? beganAt) - beganAt, language),
  };
}

/** Names are typed by people: on one line, and not so long that they hide the rest. */
function quote(name: string): string {
  const characters = Array.from(name.replace(/\s+/g, " ").trim());
  const end = characters.length > NAME_LENGTH ? "…" : "";
  return `“${characters.slice(0, NAME_LENGTH).join("")}${end}”`;
}

function formatTime(atMs: number, { language, timeZone }: Wording): string {
  const locale = language === "id" ? "id" : "en-GB";
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(atMs);
  return `${time} ${nameZone(atMs, timeZone)}`;
}

/** WIB, WITA and WIT are named so in Indonesian alone. */
function nameZone(atMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("id", { timeZone, timeZoneName: "short" }).formatToParts(atMs);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

function formatSize(bytes: number, language: Language): string {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, "GB"] : [bytes / 1e6, "MB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}

const UNITS = {
  en: { minute: "minute", hour: "hour", day: "day" },
  id: { minute: "menit", hour: "jam", day: "hari" },
};

function formatDuration(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  if (minutes < 120) return countUnits(minutes, "minute", language);
  if (minutes < 2_880) return countUnits(Math.round(minutes / 60), "hour", language);
  return countUnits(Math.round(minutes / 1_440), "day", language);
}

function countUnits(count: number, unit: keyof (typeof UNITS)["en"], language: Language): string {
  const plural = language === "en" && count !== 1 ? "s" : "";
  return `${new Intl.NumberFormat(language).format(count)} ${UNITS[language][unit]}${plural}`;
}
