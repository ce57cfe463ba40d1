import type { Lead, leadFilter } from "@rotator/shared/contract/leads";
import { encodeTime } from "@rotator/shared/core/id";
import type { LeadTab } from "@rotator/shared/core/lead";
import type * as z from "zod";
import { type LeadRow, readLead, SHOWN_LEAD } from "./shown-lead.ts";

/** How many leads one page looks through at most; where few of them fit, the next page goes on from there. */
const SCANNED_AT_ONCE = 5_000;

export type LeadFilter = z.infer<typeof leadFilter>;

/** Conditions with a question mark for each value. */
interface Condition {
  sql: string;
  values: string[];
}

export interface LeadPage {
  items: Lead[];
  /** Null at the end. A page may have few leads, or none, and others after it. */
  nextCursor: string | null;
}

/** The newest first. */
export async function listLeads(
  db: D1Database,
  tab: LeadTab,
  filter: LeadFilter,
  cursor: string | undefined,
  limit: number,
): Promise<LeadPage> {
  const { source, fits } = chooseIndex(tab, filter);
  const range = rangeOfLeads(filter, cursor);
  const scanned = `FROM leads ${source.sql} AND id > ? AND id < ? ORDER BY id DESC LIMIT ${SCANNED_AT_ONCE}`;
  const bound = [...source.values, ...range];
  const where = fits.map(({ sql }) => `AND l.${sql}`).join(" ");
  const { results } = await db
    .prepare(
      `SELECT ${SHOWN_LEAD} FROM (SELECT * ${scanned}) AS l WHERE true ${where} ORDER BY l.id DESC LIMIT ?`,
    )
    .bind(...bound, ...fits.flatMap(({ values }) => values), limit)
    .all<LeadRow>();
  const items = results.map(readLead);
  if (items.length === limit) return { items, nextCursor: items.at(-1)?.id ?? null };
  const end = await db
    .prepare(`SELECT count(*) AS count, min(id) AS last FROM (SELECT id ${scanned})`)
    .bind(...bound)
    .first<{ count: number; last: string | null }>();
  return { items, nextCursor: end?.count === SCANNED_AT_ONCE ? end.last : null };
}

/** By the index that finds fewest; what it does not know is looked at lead by lead. Named, for the planner would read the whole table in its order. */
function chooseIndex(
  tab: LeadTab,
  { agentId, status, rotatorId }: LeadFilter,
): { source: Condition; fits: Condition[] } {
  const ofAgent = equals("agent_id", agentId);
  const ofStatus = equals("status", status);
  const ofRotator = equals("rotator_id", rotatorId);
  if (tab === "deleted") {
    return {
      source: from("INDEXED BY leads_deleted WHERE tab = 'deleted'"),
      fits: [...ofAgent, ...ofStatus, ...ofRotator],
    };
  }
  if (tab === "clicked") {
    const source =
      agentId === undefined
        ? from("NOT INDEXED WHERE true")
        : from("INDEXED BY leads_agent WHERE agent_id = ?", agentId);
    return { source, fits: [{ sql: "tab = 'clicked'", values: [] }, ...ofStatus, ...ofRotator] };
  }
  if (agentId !== undefined) {
    const source = from("INDEXED BY leads_contact_agent WHERE tab = 'contact' AND agent_id = ?", agentId);
    return { source, fits: [...ofStatus, ...ofRotator] };
  }
  const source =
    status === undefined
      ? from("INDEXED BY leads_contact WHERE tab = 'contact'")
      : from("INDEXED BY leads_contact_status WHERE tab = 'contact' AND status = ?", status);
  return { source, fits: ofRotator };
}

/** Ids begin with the time when the lead began. */
export function rangeOfLeads({ from, to }: LeadFilter, cursor: string | undefined): [string, string] {
  const end = to === undefined ? "led_~" : `led_${encodeTime(to)}`;
  return [
    `led_${from === undefined ? "" : encodeTime(from)}`,
    cursor !== undefined && cursor < end ? cursor : end,
  ];
}

function from(sql: string, ...values: string[]): Condition {
  return { sql, values };
}

function equals(column: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
}
