import { type PublishedRotator, readPublishedRotator } from "@rotator/shared/core/published-rotator";
import type { PublishedRow } from "./published-copy.ts";
import { TimeLimitError, withTimeLimit } from "../time-limit.ts";
import { saveSetting } from "./settings.ts";

const ROTATION_LIMIT_MS = 2000;
const KV_LIMIT_MS = 5000;
const MAX_ROUNDS = 5;
// A write that was given up may still land, over a newer one.
const MAY_LAND_MS = 120_000;
const GIVEN_UP_AT = "publish.given_up_at";

/** What publishing needs of its Worker; the seed script has no rotation. */
export interface PublishEnv {
  DB: D1Database;
  LINKS: Pick<KVNamespace, "put">;
  ROTATION?: RotationNamespace | undefined;
  ROTATION_LOCATION?: DurableObjectLocationHint | "" | undefined;
}

export interface RotationNamespace {
  getByName(
    name: string,
    options?: { locationHint?: DurableObjectLocationHint },
  ): { publish(copy: PublishedRotator): Promise<number> };
}

/** Brings copies to their rotations, then to KV, and clears their marks; false if something is left to cron. */
export async function deliver(env: PublishEnv, rows: PublishedRow[]): Promise<boolean> {
  let complete = true;
  for (let round = 0; rows.length > 0; round++) {
    if (round === MAX_ROUNDS) return false;
    const failedRotators = await giveToRotations(env, rows);
    const { failedAddresses, givenUp } = await writeToKv(env, rows);
    const tried = rows.map((row) => ({
      ...row,
      done: !failedRotators.has(row.rotatorId) && !failedAddresses.has(row.address),
    }));
    const marked = await clearMarks(env.DB, tried, givenUp);
    if (marked === undefined) return false;
    rows = overtaken(tried, marked);
    if (marked.length > rows.length) complete = false;
  }
  return complete;
}

async function giveToRotations(env: PublishEnv, rows: PublishedRow[]): Promise<Set<string>> {
  const bodies = new Map(rows.map((row) => [row.rotatorId, row.body]));
  const failed = new Set<string>();
  const give = async ([rotatorId, body]: [string, string]): Promise<void> => {
    try {
      await withTimeLimit(publishToRotation(env, rotatorId, body), ROTATION_LIMIT_MS);
    } catch (error) {
      failed.add(rotatorId);
      if (env.ROTATION) console.error({ event: "publish.rotation_failed", rotatorId, error: String(error) });
    }
  };
  await Promise.all([...bodies].map(give));
  return failed;
}

async function publishToRotation(env: PublishEnv, rotatorId: string, body: string): Promise<void> {
  const copy = readPublishedRotator(body);
  if (!env.ROTATION || !copy) throw new Error(copy ? "no rotation here" : "unreadable copy");
  const locationHint = env.ROTATION_LOCATION;
  const rotation = env.ROTATION.getByName(rotatorId, locationHint ? { locationHint } : {});
  const held = await rotation.publish(copy);
  if (held < copy.version) throw new Error(`the rotation stays at version ${held}`);
}

async function writeToKv(
  env: PublishEnv,
  rows: PublishedRow[],
): Promise<{ failedAddresses: Set<string>; givenUp: boolean }> {
  const failedAddresses = new Set<string>();
  let givenUp = false;
  const write = async (row: PublishedRow): Promise<void> => {
    try {
      await withTimeLimit(env.LINKS.put(`link:${row.address}`, row.body), KV_LIMIT_MS);
    } catch (error) {
      failedAddresses.add(row.address);
      givenUp ||= error instanceof TimeLimitError;
      console.error({ event: "publish.kv_failed", rotatorId: row.rotatorId, error: String(error) });
    }
  };
  await Promise.all(rows.map(write));
  return { failedAddresses, givenUp };
}

interface Tried extends PublishedRow {
  done: boolean;
}

// An overtaken row gets its mark back, even if the other save has cleared it: this one may have written over it in KV.
// None is cleared while a write that was given up may still land.
const CLEAR_MARKS = `
  UPDATE published_rotators AS p
  SET unpublished = NOT (t.done AND p.rotator_id = t.rotator_id AND p.version = t.version
    AND NOT EXISTS (SELECT 1 FROM settings WHERE key = '${GIVEN_UP_AT}' AND CAST(value AS INTEGER) > ?2))
  FROM (
    SELECT value ->> 'address' AS address, value ->> 'rotatorId' AS rotator_id, value ->> 'version' AS version, value ->> 'done' AS done
    FROM json_each(?1)) AS t
  WHERE p.address = t.address
  RETURNING address, rotator_id AS rotatorId, version, body, unpublished`;

/** The tried rows that are marked still or again, as they are now. */
async function clearMarks(
  db: D1Database,
  tried: Tried[],
  givenUp: boolean,
): Promise<PublishedRow[] | undefined> {
  const nowMs = Date.now();
  try {
    if (givenUp) await saveSetting(db, GIVEN_UP_AT, nowMs, nowMs);
    const keys = tried.map(({ address, rotatorId, version, done }) => ({
      address,
      rotatorId,
      version,
      done,
    }));
    const { results } = await db
      .prepare(CLEAR_MARKS)
      .bind(JSON.stringify(keys), nowMs - MAY_LAND_MS)
      .all<PublishedRow & { unpublished: number }>();
    return results.filter((row) => row.unpublished === 1);
  } catch (error) {
    console.error({ event: "publish.clear_failed", error: String(error) });
    return undefined;
  }
}

function overtaken(tried: Tried[], marked: PublishedRow[]): PublishedRow[] {
  const versions = new Map(tried.map((row) => [row.address, row]));
  return marked.filter((row) => {
    const mine = versions.get(row.address);
    return mine?.rotatorId !== row.rotatorId || mine.version !== row.version;
  });
}
