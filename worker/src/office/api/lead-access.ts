import type { Lead } from "@rotator/shared/contract/leads";
import { loadConversionSettings } from "../db/conversion-settings.ts";
import { findTaken } from "../db/find-taken.ts";
import { loadLead } from "../db/load-lead.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { type Actor, nameActor, ownAgentId } from "./actor.ts";
import { ApiError, notFound } from "./api-error.ts";

/** Another CS's lead is, for a CS, not there. */
export async function getLead(db: D1Database, actor: Actor, id: string): Promise<Lead> {
  const lead = await loadLead(db, id);
  const own = ownAgentId(actor);
  if (!lead || (own !== undefined && lead.agentId !== own)) throw notFound("lead");
  return lead;
}

/** One that was deleted can be seen and had back, and nothing else. */
export async function getPresentLead(db: D1Database, actor: Actor, id: string): Promise<Lead> {
  const lead = await getLead(db, actor, id);
  if (lead.deletedAt !== null) throw notFound("lead");
  return lead;
}

/** E.164 digits of what somebody typed. */
export async function readPhone<T extends string | null | undefined>(
  db: D1Database,
  typed: T,
): Promise<T | string> {
  if (typed === null || typed === undefined) return typed;
  const { defaultCountry } = await loadConversionSettings(db);
  const phone = normalizePhone(typed, defaultCountry)?.slice(1);
  if (phone === undefined)
    throw new ApiError(422, "invalid", "Some fields cannot be saved as they are.", { phone: "malformed" });
  return phone;
}

/** A customer stays whose it is: who has it is told, and for a CS no more than that. */
export async function refuseTaken(
  db: D1Database,
  actor: Actor,
  person: { phone?: string | null | undefined; email?: string | null | undefined },
  leadId?: string,
): Promise<void> {
  const taken = await findTaken(db, person, leadId);
  if (!taken) return;
  const own = ownAgentId(actor);
  const maySee = own === undefined || own === taken.agentId;
  throw new ApiError(
    409,
    "taken",
    "Another lead has this already.",
    { [taken.field]: "taken" },
    { about: { agentName: taken.agentName, since: taken.since, ...(maySee && { leadId: taken.leadId }) } },
  );
}

export function refuseStaff(actor: Actor): void {
  if (ownAgentId(actor) !== undefined)
    throw new ApiError(403, "forbidden", "Only the owner or a manager may do this.");
}

/** What the audit log may know of a lead: nothing of who it is. */
export function pictureOf({ status, agentId, value, deletedAt }: Lead) {
  return { status, agentId, value, deletedAt };
}

export function byActor(actor: Actor): { actor: string; actorName: string } {
  return { actor: nameActor(actor), actorName: actor.name };
}
