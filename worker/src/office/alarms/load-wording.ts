import { readAdminUrl } from "../db/admin-url.ts";
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

export async function loadWording({
  DB,
  TIME_ZONE,
  ADMIN_HOST,
}: Pick<OfficeEnv, "DB" | "TIME_ZONE" | "ADMIN_HOST">): Promise<Wording> {
  const general = await loadSettings(DB, "general.");
  return {
    language: general.get("language") === "id" ? "id" : "en",
    timeZone: readTimeZone(general.get("time_zone")) ?? TIME_ZONE,
    link: readAdminUrl(ADMIN_HOST, general),
  };
}
