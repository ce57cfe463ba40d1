import { loadSettings } from "./settings.ts";

const KEY = "general.time_zone";

/** The zone that days are counted in: as the owner set it, else as the deployment was made. */
export async function loadTimeZone({
  DB,
  TIME_ZONE,
}: {
  DB: D1Database;
  TIME_ZONE: string;
}): Promise<string> {
  const timeZone = (await loadSettings(DB, KEY)).get("");
  return typeof timeZone === "string" ? timeZone : TIME_ZONE;
}
