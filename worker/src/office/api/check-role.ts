import type { Role } from "@rotator/shared/contract/permissions";
import { refuseInvalid } from "../db/change-refused.ts";
import { loadAgent } from "../db/list-agents.ts";

/** A CS is one of the agents, and nobody else is. */
export async function checkRole(db: D1Database, role: Role, agentId: string | null): Promise<void> {
  if (role !== "staff") return refuseInvalid(agentId === null ? {} : { agentId: "not_for_role" });
  if (agentId === null) return refuseInvalid({ agentId: "empty" });
  const agent = await loadAgent(db, agentId);
  refuseInvalid(agent && agent.archivedAt === null ? {} : { agentId: "unknown" });
}
