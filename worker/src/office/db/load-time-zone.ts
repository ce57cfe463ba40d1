import type { OfficeEnv } from "../env.ts";
import { loadSettings } from "./settings.ts";

/** The zone in which days are counted: as set, else as deployed. */
export async function loadTimeZone({ DB, TIME_ZONE }: Pick<OfficeEnv, "DB" | "TIME_ZONE">): Promise<string> {
  const zone = (await loadSettings(DB, "general.")).get("time_zone");
  return typeof zone === "string" && isTimeZone(zone) ? zone : TIME_ZONE;
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
