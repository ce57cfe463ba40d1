import { createHash } from "node:crypto";
import { deliver, type PublishEnv } from "./deliver.ts";
import { commit } from "./publish.ts";
import { BODY, TOUCH_OUTDATED } from "./published-copy.ts";
import { loadSettings, settingStatement } from "./settings.ts";

const PREFIX = "publish.";

/** Publishes every link anew, once, where this release writes other copies than the one before. */
export async function refreshCopies(env: PublishEnv): Promise<void> {
  const written = createHash("sha256").update(BODY, "utf8").digest("hex");
  if ((await loadSettings(env.DB, PREFIX)).get("copies") === written) return;
  const { rows } = await commit(env.DB, [
    settingStatement(env.DB, `${PREFIX}copies`, written, Date.now()),
    env.DB.prepare(TOUCH_OUTDATED),
  ]);
  await deliver(env, rows);
}
