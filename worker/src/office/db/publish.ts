import { ChangeRefused, refuseBroken } from "./change-refused.ts";
import { deliver, type PublishEnv } from "./deliver.ts";
import { type PublishedRow, publishingStatements } from "./published-copy.ts";

export interface Saved {
  version: number;
  /** False: saved, but cron has to bring it to the rotation or to KV. */
  published: boolean;
}

/** Makes a change and publishes every rotator that it touches. `edit` answers the new `version` of the row it is about. */
export async function publish(
  env: PublishEnv,
  edit: D1PreparedStatement,
  changes: D1PreparedStatement[],
): Promise<Saved> {
  const { edited, rows } = await commit(env.DB, [edit, ...changes]);
  if (!edited) throw new ChangeRefused({ kind: "missing" });
  return { version: edited.version, published: await deliver(env, rows) };
}

interface Committed {
  edited: { version: number } | undefined;
  rows: PublishedRow[];
}

/** The transaction: all of the changes and the copies that follow from them, or nothing. */
export async function commit(db: D1Database, changes: D1PreparedStatement[]): Promise<Committed> {
  const statements = [...changes, ...publishingStatements(db, Date.now())];
  // Only the last statement answers whole rows; the first, a `version`.
  const results = await db.batch<PublishedRow>(statements).catch(refuseBroken);
  return { edited: results[0]?.results[0], rows: results.at(-1)?.results ?? [] };
}
