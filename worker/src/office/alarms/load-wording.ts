import { readTimeZone } from "../db/general-settings.ts";
import { loadSettings } from "../db/settings.ts";
import type { OfficeEnv } from "../env.ts";

export type Language = "en" | "id";

/** How this deployment is spoken of. */
export interface Wording {
  language: Language;
  /** IANA name. */
  timeZone: string;
  /** Where its admin is, if it is known. */
  link: string | undefined;
}

export async function loadWording({ DB, TIME_ZONE }: Pick<OfficeEnv, "DB" | "TIME_ZONE">): Promise<Wording> {
  const general = await loadSettings(DB, "general.");
  const link = general.get("admin_url");
  return {
    language: general.get("language") === "id" ? "id" : "en",
    timeZone: readTimeZone(general.get("time_zone")) ?? TIME_ZONE,
    link: typeof link === "string" && /^https?:\/\//.test(link) ? link : undefined,
  };
}
