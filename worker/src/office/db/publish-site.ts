import { SITE_KEY } from "@rotator/shared/core/site";
import { withTimeLimit } from "../time-limit.ts";
import { describeError } from "./database-unavailable.ts";
import type { PublishEnv } from "./deliver.ts";
import { publish } from "./publish.ts";
import { SITE, TOUCH_OUTDATED } from "./published-copy.ts";
import { settingStatement } from "./settings.ts";

const KV_LIMIT_MS = 5_000;
const UNPUBLISHED = "site.unpublished";

/** Saves settings that links and public pages show: all that shows them is published, the links with the save itself. */
export async function saveShown(
  env: PublishEnv,
  mark: D1PreparedStatement,
  changes: D1PreparedStatement[],
): Promise<void> {
  await publish(env, mark, [
    ...changes,
    settingStatement(env.DB, UNPUBLISHED, crypto.randomUUID(), Date.now()),
    env.DB.prepare(TOUCH_OUTDATED),
  ]);
  await publishSite(env).catch((error: unknown) => {
    console.error({ event: "site.not_published", error: describeError(error) });
  });
}

const LOAD = `SELECT value AS mark, ${SITE} AS body FROM settings WHERE key = '${UNPUBLISHED}'`;

/** Writes to KV what pages without a link show, where that is not done yet; cron finishes what a save could not. */
export async function publishSite({ DB, LINKS }: PublishEnv): Promise<void> {
  const row = await DB.prepare(LOAD).first<{ mark: string; body: string }>();
  if (!row) return;
  await withTimeLimit(LINKS.put(SITE_KEY, row.body), KV_LIMIT_MS);
  await DB.prepare(`DELETE FROM settings WHERE key = '${UNPUBLISHED}' AND value = ?1`).bind(row.mark).run();
}
