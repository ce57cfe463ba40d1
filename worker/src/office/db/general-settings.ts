import type { generalSettingsEdit } from "@rotator/shared/contract/settings";
import { PAGE_LANGUAGES } from "@rotator/shared/core/site";
import { chooseTextColour } from "@rotator/shared/core/text-colour";
import { isSupportedCountry } from "libphonenumber-js/max";
import type * as z from "zod";
import type { OfficeEnv } from "../env.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { refuseInvalid } from "./change-refused.ts";
import { loadConversionSettings } from "./conversion-settings.ts";
import type { PublishEnv } from "./deliver.ts";
import { saveShown } from "./publish-site.ts";
import { markSaved, saveStatements } from "./setting-groups.ts";
import { loadSettings, settingStatement } from "./settings.ts";

export type GeneralSettings = Omit<z.infer<typeof generalSettingsEdit>, "updatedAt">;

const PREFIX = "general.";
const DEFAULT_CURRENCY = "IDR";

/** How the deployment is called, and what it reckons in. */
export async function loadGeneralSettings({
  DB,
  TIME_ZONE,
}: Pick<OfficeEnv, "DB" | "TIME_ZONE">): Promise<GeneralSettings> {
  const [settings, { defaultCountry }] = await Promise.all([
    loadSettings(DB, PREFIX),
    loadConversionSettings(DB),
  ]);
  const text = (key: string) => {
    const value = settings.get(key);
    return typeof value === "string" ? value : undefined;
  };
  return {
    name: text("name") ?? "",
    language: text("language") === "id" ? "id" : "en",
    pageLanguage: PAGE_LANGUAGES.find((language) => language === text("page_language")) ?? "visitor",
    colour: text("colour") ?? null,
    timeZone: readTimeZone(settings.get("time_zone")) ?? TIME_ZONE,
    currency: text("currency") ?? DEFAULT_CURRENCY,
    country: defaultCountry,
    backupPhone: text("backup_phone") ?? null,
  };
}

export function readTimeZone(value: unknown): string | undefined {
  return typeof value === "string" && isTimeZone(value) ? value : undefined;
}

/** Saves them all; what links show of them is published. */
export async function saveGeneralSettings(
  env: PublishEnv,
  input: GeneralSettings,
  seenAt: number | null,
): Promise<void> {
  const phone = await readBackupPhone(env.DB, input);
  refuseInvalid(findProblems(input, phone));
  const { name, language, pageLanguage, timeZone, currency, country } = input;
  const colour = input.colour?.toLowerCase() ?? null;
  const shown = { page_language: pageLanguage, colour, text_colour: colour && chooseTextColour(colour) };
  const at = Date.now();
  await saveShown(env, markSaved(env.DB, "general", seenAt, at), [
    ...saveStatements(
      env.DB,
      PREFIX,
      { name, language, ...shown, time_zone: timeZone, currency, backup_phone: phone },
      at,
    ),
    settingStatement(env.DB, "conversions.default_country", country, at),
  ]);
}

/** Digits; null for none, undefined where it is no number. What is kept already is not read anew. */
async function readBackupPhone(
  db: D1Database,
  { backupPhone, country }: GeneralSettings,
): Promise<string | null | undefined> {
  if (backupPhone === null) return null;
  const kept = (await loadSettings(db, PREFIX)).get("backup_phone");
  return kept === backupPhone ? backupPhone : normalizePhone(backupPhone, country)?.slice(1);
}

function findProblems(
  { timeZone, currency, country }: GeneralSettings,
  backupPhone: string | null | undefined,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isTimeZone(timeZone)) problems["timeZone"] = "unknown";
  if (!isCurrency(currency)) problems["currency"] = "unknown";
  if (!isSupportedCountry(country)) problems["country"] = "unknown";
  else if (backupPhone === undefined) problems["backupPhone"] = "malformed";
  return problems;
}

/** By its name: an offset would know no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf("currency").includes(code);
}
