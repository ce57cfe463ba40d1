import type { OfficeEnv } from "../env.ts";
import { readTimeZone } from "./general-settings.ts";
import { loadSettings } from "./settings.ts";

/** The zone in which days are counted: as set, else as deployed. */
export async function loadTimeZone({ DB, TIME_ZONE }: Pick<OfficeEnv, "DB" | "TIME_ZONE">): Promise<string> {
  return readTimeZone((await loadSettings(DB, "general.")).get("time_zone")) ?? TIME_ZONE;
}
