import type { Lead } from "@rotator/shared/contract/leads";
import { type LeadRow, readLead, SHOWN_LEAD } from "./shown-lead.ts";

const MOST = 50;

/** What somebody looks for; of each kind what the text could mean. */
export interface LeadClues {
  codes: string[];
  /** E.164 digits. */
  phones: string[];
  phoneBeginning: string | undefined;
  emails: string[];
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
  UNION ALL SELECT l.id, 100, NULL, 1 FROM json_each(?2) AS p CROSS JOIN leads AS l ON l.phone = p.value
  UNION ALL SELECT l.id, 101, NULL, 1 FROM json_each(?4) AS e CROSS JOIN leads AS l ON l.email = e.value
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
  { codes, phones, phoneBeginning, emails, nameBeginning }: LeadClues,
  agentId: string | undefined,
): Promise<FoundLead[]> {
  const { results } = await db
    .prepare(FOUND)
    .bind(
      JSON.stringify(codes),
      JSON.stringify(phones),
      phoneBeginning ?? null,
      JSON.stringify(emails),
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
