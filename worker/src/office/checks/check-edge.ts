import type { EdgeSight } from "../../edge/look-around.ts";
import { loadKnownAddress } from "../db/load-known-address.ts";
import type { OfficeEnv } from "../env.ts";
import { withTimeLimit } from "../time-limit.ts";
import type { CheckKey } from "./check-words.ts";
import { type Finding, fine } from "./finding.ts";

const LIMIT_MS = 5_000;
const LATE_MS = 300_000;
const DEPLOY = "npm run deploy";
const SET_UP = "npm run setup";

/** Has the edge look at its own bindings: whether they answer, and whether they are the office's too. */
export async function checkEdge({ DB, LINK_TEST }: OfficeEnv, nowMs: number): Promise<Finding[]> {
  const known = await loadKnownAddress(DB).catch(() => undefined);
  const sight = await withTimeLimit(LINK_TEST.look(known?.address ?? "none/none"), LIMIT_MS).catch(
    () => undefined,
  );
  if (!sight) {
    const silent = { state: "fail", text: "edge_silent", command: DEPLOY } as const;
    return (["edge_database", "edge_links", "click_queue"] as const).map((key) => ({ key, ...silent }));
  }
  return [
    judgeStore("edge_database", sight.database, known !== undefined),
    judgeStore("edge_links", sight.links, known?.published === true),
    judgeQueue(sight, nowMs),
  ];
}

function judgeStore(key: CheckKey, found: boolean | undefined, isThere: boolean): Finding {
  if (found === undefined) return { key, state: "fail", text: "no_answer", command: DEPLOY };
  return found || !isThere ? fine(key) : { key, state: "fail", text: "other_store", command: SET_UP };
}

function judgeQueue({ hasQueue, queue }: EdgeSight, nowMs: number): Finding {
  const key = "click_queue";
  if (!hasQueue) return { key, state: "warn", text: "no_queues", command: DEPLOY };
  const isLate = queue?.oldestAt !== undefined && nowMs - queue.oldestAt > LATE_MS;
  return isLate ? { key, state: "fail", text: "late", found: queue.messages } : fine(key);
}
