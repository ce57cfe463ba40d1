import { isPhone } from "@rotator/shared/core/phone";
import { and, eq, isNull, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { newId } from "./new-id.ts";
import { publish, type Saved } from "./publish.ts";
import { agents } from "./schema.ts";
import { toStatement } from "./statement.ts";
import { nextVersion, type Seen, touchRotatorsOf } from "./versions.ts";

export interface AgentInput {
  name: string;
  /** E.164 digits. */
  phone: string;
}

/** Makes an agent, or edits the one that was seen. */
export async function saveAgent(
  env: PublishEnv,
  input: AgentInput,
  seen?: Seen,
): Promise<Saved & { id: string }> {
  refuseInvalid(findProblems(input));
  const at = Date.now();
  const id = seen?.id ?? newId("agt", at);
  const saved = seen
    ? await publish(env, updateAgent(env.DB, input, seen, at), [touchRotatorsOf(env.DB, id)])
    : await publish(env, insertAgent(env.DB, id, input, at), []);
  return { id, ...saved };
}

/** The agent's own switch: every rotator that has it hears of it. Says what shall be, so it needs no version. */
export function setAgentActive(
  env: PublishEnv,
  id: string,
  active: boolean,
  by: string | null,
): Promise<Saved> {
  const at = Date.now();
  const isSame = eq(agents.active, active);
  const values = {
    active,
    switchedAt: sql`iif(${isSame}, ${agents.switchedAt}, ${at})`,
    switchedBy: sql`iif(${isSame}, ${agents.switchedBy}, ${by})`,
    version: nextVersion(agents.version, undefined),
    updatedAt: at,
  };
  const edit = drizzle(env.DB)
    .update(agents)
    .set(values)
    .where(and(eq(agents.id, id), isNull(agents.archivedAt)))
    .returning({ version: agents.version });
  return publish(env, toStatement(env.DB, edit), [touchRotatorsOf(env.DB, id)]);
}

export function insertAgent(db: D1Database, id: string, input: AgentInput, at: number): D1PreparedStatement {
  const row = { id, name: input.name.trim(), phone: input.phone, createdAt: at, updatedAt: at };
  return toStatement(db, drizzle(db).insert(agents).values(row).returning({ version: agents.version }));
}

function updateAgent(db: D1Database, input: AgentInput, seen: Seen, at: number): D1PreparedStatement {
  const values = {
    name: input.name.trim(),
    phone: input.phone,
    version: nextVersion(agents.version, seen.version),
    updatedAt: at,
  };
  return toStatement(
    db,
    drizzle(db)
      .update(agents)
      .set(values)
      .where(eq(agents.id, seen.id))
      .returning({ version: agents.version }),
  );
}

function findProblems(input: AgentInput): Record<string, string> {
  const problems: Record<string, string> = {};
  if (input.name.trim() === "") problems["name"] = "empty";
  if (!isPhone(input.phone)) problems["phone"] = "malformed";
  return problems;
}
