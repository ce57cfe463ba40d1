import type { LeadBulkChange, LeadBulkResult } from "@rotator/shared/contract/leads";
import type { LeadStatus } from "@rotator/shared/core/lead";
import { ChangeRefused } from "./change-refused.ts";
import { type LeadEvent, toEventRow } from "./save-lead.ts";

interface Present extends Record<string, unknown> {
  id: string;
  version: number;
  status: LeadStatus;
  agentId: string | null;
  deletedAt: number | null;
  lastActivityAt: number;
  /** Another has its phone or email meanwhile. */
  taken: number;
}

const PRESENT = `
SELECT l.id, l.version, l.status, l.agent_id AS agentId, l.deleted_at AS deletedAt, l.last_activity_at AS lastActivityAt,
  l.deleted_at IS NOT NULL AND (
    EXISTS (SELECT 1 FROM leads AS o WHERE o.phone = l.phone AND o.id <> l.id AND o.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM leads AS o WHERE o.email = l.email AND o.id <> l.id AND o.deleted_at IS NULL)) AS taken
FROM json_each(?1) AS wanted CROSS JOIN leads AS l ON l.id = wanted.value
WHERE ?2 IS NULL OR l.agent_id = ?2`;

const CHANGE = `
UPDATE leads SET status = r.value ->> 'status', agent_id = r.value ->> 'agentId', deleted_at = r.value ->> 'deletedAt',
  version = version + 1, updated_at = ?2, last_activity_at = r.value ->> 'lastActivityAt'
FROM json_each(?1) AS r WHERE leads.id = r.value ->> 'id' AND leads.version = r.value ->> 'version'
RETURNING id`;

const NOTE_CHANGES = `
INSERT INTO lead_events (id, lead_id, at, kind, actor, detail)
SELECT value ->> '$.event.id', value ->> 'id', ?2, value ->> '$.event.kind', value ->> '$.event.actor', value ->> '$.event.detail'
FROM json_each(?1) AS r
WHERE EXISTS (SELECT 1 FROM leads WHERE leads.id = r.value ->> 'id' AND leads.version = r.value ->> 'version')`;

/** Changes what can be changed, at once; the rest is named with why. `ownAgentId`: others' leads are not there. */
export async function changeLeads(
  db: D1Database,
  changes: readonly LeadBulkChange[],
  by: Pick<LeadEvent, "actor" | "actorName">,
  ownAgentId: string | undefined,
): Promise<LeadBulkResult> {
  await refuseUnknownAgents(db, changes);
  const at = Date.now();
  const wanted = new Map(changes.map((change) => [change.id, change]));
  const ids = JSON.stringify([...wanted.keys()]);
  const { results } = await db
    .prepare(PRESENT)
    .bind(ids, ownAgentId ?? null)
    .all<Present>();
  const present = new Map(results.map((lead) => [lead.id, lead]));

  const skipped: LeadBulkResult["skipped"] = [];
  const planned: { before: Present; change: LeadBulkChange }[] = [];
  for (const change of wanted.values()) {
    const before = present.get(change.id);
    if (!before) skipped.push({ id: change.id, why: "missing" });
    else if (change.version !== undefined && change.version !== before.version)
      skipped.push({ id: change.id, why: "stale" });
    else if (change.deleted === false && before.taken === 1) skipped.push({ id: change.id, why: "taken" });
    else planned.push({ before, change });
  }
  if (planned.length === 0) return { changed: 0, undo: [], skipped };

  const rows = JSON.stringify(
    planned.map(({ before, change }) => ({
      ...toTarget(before, change, at),
      event: toEventRow(describeChange(before, change, by), at),
    })),
  );
  // The notes first: they are of those that still have the version that was seen.
  const answers = await db.batch<{ id: string }>([
    db.prepare(NOTE_CHANGES).bind(rows, at),
    db.prepare(CHANGE).bind(rows, at),
  ]);
  const changed = new Set(answers[1]?.results.map(({ id }) => id));
  return {
    changed: changed.size,
    undo: planned.filter(({ before }) => changed.has(before.id)).map(toUndo),
    skipped: [
      ...skipped,
      ...planned
        .filter(({ before }) => !changed.has(before.id))
        .map(({ before }) => ({ id: before.id, why: "stale" as const })),
    ],
  };
}

function toTarget({ id, version, ...before }: Present, change: LeadBulkChange, at: number) {
  return {
    id,
    version,
    status: change.status ?? before.status,
    agentId: change.agentId === undefined ? before.agentId : change.agentId,
    deletedAt: change.deleted === undefined ? before.deletedAt : change.deleted ? at : null,
    lastActivityAt: Math.min(change.lastActivityAt ?? at, at),
  };
}

function toUndo({ before, change }: { before: Present; change: LeadBulkChange }): LeadBulkChange {
  return {
    id: before.id,
    version: before.version + 1,
    lastActivityAt: before.lastActivityAt,
    ...(change.status !== undefined && { status: before.status }),
    ...(change.agentId !== undefined && { agentId: before.agentId }),
    ...(change.deleted !== undefined && { deleted: before.deletedAt !== null }),
  };
}

function describeChange(
  before: Present,
  { status, agentId, deleted }: LeadBulkChange,
  by: Pick<LeadEvent, "actor" | "actorName">,
): LeadEvent {
  const changes = {
    ...(status !== undefined &&
      status !== before.status && { status: { before: before.status, after: status } }),
    ...(agentId !== undefined &&
      agentId !== before.agentId && { agentId: { before: before.agentId, after: agentId } }),
  };
  const kind = deleted === undefined ? "edited" : deleted ? "deleted" : "restored";
  return { kind, ...by, changes };
}

/** One that was archived may be named: undoing gives it back what it had. */
async function refuseUnknownAgents(db: D1Database, changes: readonly LeadBulkChange[]): Promise<void> {
  const ids = [
    ...new Set(changes.map(({ agentId }) => agentId ?? undefined).filter((id) => id !== undefined)),
  ];
  if (ids.length === 0) return;
  const found = await db
    .prepare("SELECT count(*) AS count FROM json_each(?1) AS r CROSS JOIN agents AS a ON a.id = r.value")
    .bind(JSON.stringify(ids))
    .first<number>("count");
  if (found !== ids.length)
    throw new ChangeRefused({ kind: "invalid", fields: { agentId: "unknown_agent" } });
}
