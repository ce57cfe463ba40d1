import { and, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { keepMemberships } from "./kept-memberships.ts";
import { leaveRotators } from "./members.ts";
import { publish, type Saved } from "./publish.ts";
import { agents } from "./schema.ts";
import { toStatement } from "./statement.ts";
import { nextVersion, type Seen, touchRotatorsOf } from "./versions.ts";

/** The agent leaves all its rotators; where the heir is a member it gets the customers, elsewhere they go by turn. */
export async function archiveAgent(env: PublishEnv, seen: Seen, heirId?: string): Promise<Saved> {
  if (heirId !== undefined) await refuseUnfitHeir(env.DB, seen.id, heirId);
  const at = Date.now();
  const edit = drizzle(env.DB)
    .update(agents)
    .set({ archivedAt: at, updatedAt: at, version: nextVersion(agents.version, seen.version) })
    .where(and(eq(agents.id, seen.id), isNull(agents.archivedAt)))
    .returning({ version: agents.version });
  return publish(env, toStatement(env.DB, edit), [
    touchRotatorsOf(env.DB, seen.id),
    keepMemberships(env.DB, seen.id, at),
    ...leaveRotators(env.DB, seen.id, heirId, undefined, at),
  ]);
}

async function refuseUnfitHeir(db: D1Database, agentId: string, heirId: string): Promise<void> {
  const heir = await drizzle(db)
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.id, heirId), isNull(agents.archivedAt)))
    .get();
  if (!heir || heirId === agentId) refuseInvalid({ heirId: "unknown_agent" });
}
