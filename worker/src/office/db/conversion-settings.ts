import { isLimitedDataUse, type LimitedDataUse } from "@rotator/shared/core/limited-data-use";
import { isSupportedCountry } from "libphonenumber-js/max";
import { refuseBroken, refuseInvalid } from "./change-refused.ts";
import { LEAD_WINDOW_MS, VIEW_WINDOW_MS } from "./make-events.ts";
import { loadSettings, settingStatement } from "./settings.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PREFIX = "conversions.";
const DEFAULT_PIXEL = `${PREFIX}default_pixel_id`;

export interface ConversionSettings {
  /** Of rotators that name no pixel of their own. */
  defaultPixelId: string | null;
  /** Within it a person is told once to a pixel as ViewContent … */
  viewWindowMinutes: number;
  /** … and as anything else. */
  leadWindowDays: number;
  /** ISO 3166, two capitals: of phone numbers without a country code. */
  defaultCountry: string;
  /** Undefined: off. */
  limitedDataUse: LimitedDataUse | undefined;
}

const DEFAULTS: ConversionSettings = {
  defaultPixelId: null,
  viewWindowMinutes: VIEW_WINDOW_MS / MINUTE_MS,
  leadWindowDays: LEAD_WINDOW_MS / DAY_MS,
  defaultCountry: "ID",
  limitedDataUse: undefined,
};

export async function loadConversionSettings(db: D1Database): Promise<ConversionSettings> {
  const settings = await loadSettings(db, PREFIX);
  const pixelId = settings.get("default_pixel_id");
  const country = settings.get("default_country");
  return {
    defaultPixelId: typeof pixelId === "string" ? pixelId : DEFAULTS.defaultPixelId,
    viewWindowMinutes: readUnits(settings.get("view_window_ms"), MINUTE_MS) ?? DEFAULTS.viewWindowMinutes,
    leadWindowDays: readUnits(settings.get("lead_window_ms"), DAY_MS) ?? DEFAULTS.leadWindowDays,
    defaultCountry: isCountry(country) ? country : DEFAULTS.defaultCountry,
    limitedDataUse: readLimitedDataUse(settings.get("limited_data_use")),
  };
}

/** Says what all of them shall be, after what `first` says. */
export async function saveConversionSettings(
  db: D1Database,
  input: ConversionSettings,
  first: readonly D1PreparedStatement[] = [],
): Promise<void> {
  refuseInvalid(findProblems(input));
  const at = Date.now();
  const rows: [string, unknown][] = [
    ["view_window_ms", input.viewWindowMinutes * MINUTE_MS],
    ["lead_window_ms", input.leadWindowDays * DAY_MS],
    ["default_country", input.defaultCountry],
    ["limited_data_use", input.limitedDataUse ?? null],
  ];
  const statements = rows.map(([key, value]) => settingStatement(db, PREFIX + key, value, at));
  const defaultPixel = saveDefaultPixel(db, input.defaultPixelId, at);
  await db.batch([...first, defaultPixel, ...statements]).catch(refuseBroken);
}

// An unknown pixel: no value, which the column refuses.
const SAVE_DEFAULT_PIXEL = `
INSERT INTO settings (key, value, updated_at)
VALUES (?1, CASE WHEN ?2 IS NULL THEN 'null' ELSE (SELECT json_quote(id) FROM pixels WHERE id = ?2) END, ?3)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at WHERE value <> excluded.value`;

function saveDefaultPixel(db: D1Database, pixelId: string | null, at: number): D1PreparedStatement {
  return db.prepare(SAVE_DEFAULT_PIXEL).bind(DEFAULT_PIXEL, pixelId, at);
}

const MAX_VIEW_WINDOW_MINUTES = 1_440;
const MAX_LEAD_WINDOW_DAYS = 90;

function findProblems(input: ConversionSettings): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isWhole(input.viewWindowMinutes, MAX_VIEW_WINDOW_MINUTES)) problems["viewWindowMinutes"] = "malformed";
  if (!isWhole(input.leadWindowDays, MAX_LEAD_WINDOW_DAYS)) problems["leadWindowDays"] = "malformed";
  if (!isCountry(input.defaultCountry)) problems["defaultCountry"] = "malformed";
  if (input.limitedDataUse && !isLimitedDataUse(input.limitedDataUse))
    problems["limitedDataUse"] = "malformed";
  return problems;
}

function isWhole(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}

function readUnits(ms: unknown, unitMs: number): number | undefined {
  return typeof ms === "number" && ms > 0 ? ms / unitMs : undefined;
}

function isCountry(value: unknown): value is string {
  return typeof value === "string" && isSupportedCountry(value);
}

function readLimitedDataUse(value: unknown): LimitedDataUse | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { country, state }: Partial<Record<keyof LimitedDataUse, unknown>> = value;
  if (typeof country !== "number" || typeof state !== "number") return undefined;
  return isLimitedDataUse({ country, state }) ? { country, state } : undefined;
}

const FIRST_AS_DEFAULT = `
INSERT INTO settings (key, value, updated_at)
SELECT '${DEFAULT_PIXEL}', json_quote(?1), ?2 WHERE (SELECT count(*) FROM pixels) = 1
ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at WHERE settings.value = 'null'`;

/** Links that name no pixel tell the only one that there is, unless somebody chose otherwise. */
export async function makeDefaultIfFirst(db: D1Database, pixelId: string, nowMs: number): Promise<void> {
  await db.prepare(FIRST_AS_DEFAULT).bind(pixelId, nowMs).run();
}
