import { deliver, type PublishEnv } from "./deliver.ts";
import type { PublishedRow } from "./published-copy.ts";

const PAGE = 100;
const MAX_PAGES = 10;

const LOAD_UNPUBLISHED = `
  SELECT address, rotator_id AS rotatorId, version, body FROM published_rotators
  WHERE unpublished = 1 AND (rotator_id, address) > (?1, ?2)
  ORDER BY rotator_id, address LIMIT ${PAGE}`;

/** Brings to the rotations and to KV what saves could not; answers how many addresses it tried. */
export async function finishPublishing(env: PublishEnv): Promise<number> {
  let tried = 0;
  let last = { rotatorId: "", address: "" };
  for (let page = 0; page < MAX_PAGES; page++) {
    const { results } = await env.DB.prepare(LOAD_UNPUBLISHED)
      .bind(last.rotatorId, last.address)
      .all<PublishedRow>();
    await deliver(env, results);
    tried += results.length;
    last = results.at(-1) ?? last;
    if (results.length < PAGE) break;
  }
  return tried;
}
