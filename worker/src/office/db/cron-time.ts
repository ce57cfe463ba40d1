import { loadSettings, saveSetting } from "./settings.ts";

const PREFIX = "cron.";

/** Notes that the schedule runs, each minute. */
export async function noteCron(db: D1Database, nowMs: number): Promise<void> {
  await saveSetting(db, `${PREFIX}last_at`, nowMs, nowMs);
}

export async function loadCronTime(db: D1Database): Promise<number | undefined> {
  const at = (await loadSettings(db, PREFIX)).get("last_at");
  return typeof at === "number" ? at : undefined;
}
