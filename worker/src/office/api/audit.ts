import { recordChange } from "../db/audit-log.ts";
import { describeError } from "../db/database-unavailable.ts";
import { type Actor, nameActor } from "./actor.ts";

/** Notes a change that was made. One that cannot be noted has been made all the same, so it says so in the log only. */
export async function audit(
  db: D1Database,
  actor: Actor,
  action: string,
  subjectId: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  try {
    await recordChange(db, { actor: nameActor(actor), action, subjectId, before, after });
  } catch (error) {
    console.error({ event: "audit.not_recorded", action, subjectId, error: describeError(error) });
  }
}
