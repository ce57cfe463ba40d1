import type { MemberState } from "@rotator/shared/core/rotator";
import { ChangeRefused, refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import type { NewAgent } from "./insert-unknown-agent.ts";
import type { MemberInput } from "./members.ts";
import { newId } from "./new-id.ts";
import type { Saved } from "./publish.ts";
import { type RotatorInput, saveRotator } from "./save-rotator.ts";
import type { Seen } from "./versions.ts";

const MAX_TRIES = 3;

/** A member by its id, or by a name and a number in E.164 digits. */
export type MemberRequest = {
  weight?: number | undefined;
  state?: MemberState | undefined;
} & ({ agentId: string } | { name: string; phone: string });

export interface RotatorRequest extends Omit<RotatorInput, "members" | "newAgents"> {
  members: MemberRequest[] | undefined;
}

export interface SavedWithAgents extends Saved {
  id: string;
  newAgents: NewAgent[];
}

/** Saves a rotator and, in one, makes those of its members whose number nobody has. */
export async function saveRotatorWithAgents(
  env: PublishEnv,
  { members: requests, ...input }: RotatorRequest,
  seen?: Seen,
): Promise<SavedWithAgents> {
  for (let tries = 1; ; tries++) {
    const { members, newAgents } = await resolveMembers(env.DB, requests);
    try {
      return { ...(await saveRotator(env, { ...input, members, newAgents }, seen)), newAgents };
    } catch (error) {
      // Somebody made an agent of such a number a moment ago: now it is known.
      if (tries === MAX_TRIES || !isPhoneTaken(error)) throw error;
    }
  }
}

interface Resolved {
  members: MemberInput[] | undefined;
  newAgents: NewAgent[];
}

async function resolveMembers(db: D1Database, requests: MemberRequest[] | undefined): Promise<Resolved> {
  if (!requests) return { members: undefined, newAgents: [] };
  const present = await loadPresent(db, requests);
  const phones = new Map(present.map(({ id, phone }) => [phone, id]));
  const ids = new Set(present.map(({ id }) => id));
  const newAgents: NewAgent[] = [];
  const problems: Record<string, string> = {};
  const members = requests.map((request, i): MemberInput => {
    const { weight, state } = request;
    if ("agentId" in request) {
      if (!ids.has(request.agentId)) problems[`members.${i}.agentId`] = "unknown_agent";
      return { agentId: request.agentId, weight, state };
    }
    const { name, phone } = request;
    const agentId = phones.get(phone) ?? newId("agt", Date.now());
    if (!phones.has(phone)) newAgents.push({ id: agentId, name, phone });
    phones.set(phone, agentId);
    return { agentId, weight, state };
  });
  refuseInvalid(problems);
  return { members, newAgents };
}

// Where two have one number, whoever was there first.
const LOAD_PRESENT = `
  SELECT id, phone FROM agents
  WHERE archived_at IS NULL AND id IN (SELECT value FROM json_each(?1))
  UNION ALL
  SELECT min(id), phone FROM agents
  WHERE archived_at IS NULL AND phone IN (SELECT value FROM json_each(?2))
  GROUP BY phone`;

async function loadPresent(
  db: D1Database,
  requests: MemberRequest[],
): Promise<{ id: string; phone: string }[]> {
  const ids = requests.flatMap((request) => ("agentId" in request ? [request.agentId] : []));
  const phones = requests.flatMap((request) => ("phone" in request ? [request.phone] : []));
  const { results } = await db
    .prepare(LOAD_PRESENT)
    .bind(JSON.stringify(ids), JSON.stringify(phones))
    .all<{ id: string; phone: string }>();
  return results;
}

function isPhoneTaken(error: unknown): boolean {
  return (
    error instanceof ChangeRefused &&
    error.refusal.kind === "invalid" &&
    error.refusal.fields["members"] === "phone_taken"
  );
}
