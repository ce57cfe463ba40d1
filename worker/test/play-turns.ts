import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { deliver } from "./deliver.ts";
import { makeClick, makePack } from "./make-click.ts";

/** Changes take the time of the play: what was published last is as of then. */
export async function dateRoster(rotatorId: string, at: number): Promise<void> {
  await env.DB.prepare(
    "UPDATE rosters SET created_at = ?2 WHERE rotator_id = ?1 AND version = (SELECT max(version) FROM rosters WHERE rotator_id = ?1)",
  )
    .bind(rotatorId, at)
    .run();
}

/** So many new people between two times, each sent to whom the real rotation says; answers their clicks. */
export async function playTurns(
  rotatorId: string,
  count: number,
  { from, to }: { from: number; to: number },
): Promise<RecordedClick[]> {
  const clicks = [];
  for (let index = 0; index < count; index++) {
    const { agentId, rosterVersion } = await takeRealTurn(rotatorId);
    const at = from + Math.floor(((index + 0.5) * (to - from)) / count);
    clicks.push(
      makeClick({ rotatorId, agentId, rosterVersion, at, choice: index % 9 === 0 ? "local" : "turn" }),
    );
  }
  await deliver([makePack(clicks)]);
  return clicks;
}

async function takeRealTurn(rotatorId: string): Promise<{ agentId: string; rosterVersion: number }> {
  const lease = await env.ROTATION.getByName(rotatorId).lease({
    v: 1,
    rotatorId,
    version: 0,
    rosterVersion: 0,
    want: 1,
    rate: 0,
    unused: undefined,
  });
  const member = lease?.rotator?.members[lease.run[0] ?? -1];
  if (!lease?.rotator || !member) throw new Error("the rotation lent no turn");
  return { agentId: member.id, rosterVersion: lease.rotator.rosterVersion };
}
