import type { Lead } from "@rotator/shared/contract/leads";
import { type LeadRow, readLead, SHOWN_LEAD } from "./shown-lead.ts";

const MOST = 50;

/** What somebody looks for; of each kind what the text could mean. */
export interface LeadClues {
  codes: string[];
  phone: string | undefined;
  phoneBeginning: string | undefined;
  email: string | undefined;
  nameBeginning: string | undefined;
}

export interface FoundLead {
  lead: Lead;
  /** The code that it was found by. */
  code: string | null;
  /** Found by all of something that is one person's alone, not by its beginning. */
  exact: boolean;
}

// The last character that there is: a text ends before it, whatever it goes on with.
const END = "char(1114111)";

const FOUND = `
WITH hits (id, rank, code, exact) AS (
  SELECT v.lead_id, CAST(c.key AS INTEGER), c.value, 1 FROM json_each(?1) AS c CROSS JOIN visitors AS v ON v.code = c.value
  UNION ALL SELECT id, 100, NULL, 1 FROM leads WHERE phone = ?2
  UNION ALL SELECT id, 101, NULL, 1 FROM leads WHERE email = ?4
  UNION ALL SELECT * FROM (SELECT id, 102, NULL, 0 FROM leads INDEXED BY leads_phone
    WHERE phone >= ?3 AND phone < ?3 || ':' AND (?6 IS NULL OR agent_id = ?6) LIMIT ${MOST})
  UNION ALL SELECT * FROM (SELECT id, 103, NULL, 0 FROM leads INDEXED BY leads_contact_name
    WHERE tab = 'contact' AND name COLLATE NOCASE >= ?5 AND name COLLATE NOCASE < ?5 || ${END}
      AND (?6 IS NULL OR agent_id = ?6) LIMIT ${MOST})
)
SELECT ${SHOWN_LEAD}, found.code AS foundCode, found.exact
FROM (SELECT id, min(rank) AS rank, code, max(exact) AS exact FROM hits GROUP BY id) AS found
CROSS JOIN leads AS l ON l.id = found.id AND l.tab <> 'deleted'
ORDER BY found.rank, l.id DESC LIMIT ${MOST}`;

/** The likeliest first. What is only begun is looked for among `agentId`'s own, where it is given. */
export async function searchLeads(
  db: D1Database,
  { codes, phone, phoneBeginning, email, nameBeginning }: LeadClues,
  agentId: string | undefined,
): Promise<FoundLead[]> {
  const { results } = await db
    .prepare(FOUND)
    .bind(
      JSON.stringify(codes),
      phone ?? null,
      phoneBeginning ?? null,
      email ?? null,
      nameBeginning ?? null,
      agentId ?? null,
    )
    .all<LeadRow & { foundCode: string | null; exact: number }>();
  return results.map(({ foundCode, exact, ...row }) => ({
    lead: readLead(row),
    code: foundCode,
    exact: exact === 1,
  }));
}
