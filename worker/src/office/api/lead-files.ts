import {
  leadImport,
  leadImportResult,
  leadFileQuery,
  type Lead,
  type LeadImportResult,
} from "@rotator/shared/contract/leads";
import type { LeadTab } from "@rotator/shared/core/lead";
import * as z from "zod";
import { loadConversionSettings } from "../db/conversion-settings.ts";
import { findKnownLeads, importLeads } from "../db/import-leads.ts";
import { type LeadFilter, listLeads } from "../db/list-leads.ts";
import { refuseUnknownAgent } from "../db/save-lead.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { byActor, refuseStaff } from "./lead-access.ts";
import { makeRoutes } from "./make-routes.ts";
import { type LeadFileRow, readLeadFile } from "./read-lead-file.ts";
import { type CsvValues, streamCsv } from "./stream-csv.ts";

const ROWS_AT_ONCE = 1_000;

const file = defineRoute("leads:read", {
  method: "get",
  path: "/leads.csv",
  request: { query: leadFileQuery },
  responses: {
    200: {
      description: "The leads of a tab, the newest first; times are UTC.",
      content: { "text/csv": { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

const take = defineRoute("leads:write", {
  method: "post",
  path: "/leads/import",
  request: { body: bodyOf(leadImport) },
  responses: { 200: jsonOf(leadImportResult, "What became, or would become, of each row."), ...PROBLEMS },
});

export const leadFileRoutes = makeRoutes()
  .openapi(file, async (c) => {
    const { actor } = c.var;
    refuseStaff(actor);
    const { tab, sheet, ...filter } = c.req.valid("query");
    await audit(c.env.DB, actor, "lead.exported", "leads", undefined, { tab, ...filter });
    return streamCsv("leads.csv", Object.keys(COLUMNS), sliceLeads(c.env.DB, tab, filter), sheet);
  })
  .openapi(take, async (c) => {
    const { actor } = c.var;
    refuseStaff(actor);
    const { csv, dryRun, updateKnown, agentId } = c.req.valid("json");
    await refuseUnknownAgent(c.env.DB, agentId);
    const { defaultCountry } = await loadConversionSettings(c.env.DB);
    const read = readLeadFile(csv, defaultCountry);
    const known = await findKnownLeads(c.env.DB, read);
    const rows = read.map((row, place) => judgeRow(row, known[place] ?? [], updateKnown));
    if (dryRun) return c.json(toResult(rows), 200);

    const going = rows.filter(({ outcome }) => outcome === "create" || outcome === "update");
    const ids = await importLeads(c.env.DB, going, agentId, byActor(actor));
    for (const [place, row] of going.entries()) settleRow(row, ids[place]);
    const result = toResult(rows);
    const { created, updated } = result;
    await audit(c.env.DB, actor, "lead.imported", "leads", undefined, { created, updated, agentId });
    return c.json(result, 200);
  });

type JudgedRow = LeadFileRow & {
  outcome: LeadImportResult["rows"][number]["outcome"];
  leadId: string | undefined;
};

/** One person is one lead: a phone of one and an email of another are nobody. */
function judgeRow(row: LeadFileRow, [leadId, ...more]: string[], updateKnown: boolean): JudgedRow {
  if (more.length > 0) {
    const errors = { ...row.errors, email: "taken" };
    return { ...row, errors, outcome: "invalid", leadId: undefined };
  }
  if (Object.keys(row.errors).length > 0) return { ...row, outcome: "invalid", leadId };
  if (leadId === undefined) return { ...row, outcome: "create", leadId };
  return { ...row, outcome: updateKnown ? "update" : "known", leadId };
}

function settleRow(row: JudgedRow, leadId: string | undefined): void {
  if (leadId === undefined) row.outcome = "known";
  row.leadId = leadId;
}

function toResult(rows: readonly JudgedRow[]): LeadImportResult {
  const count = (outcome: JudgedRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return {
    created: count("create"),
    updated: count("update"),
    known: count("known"),
    invalid: count("invalid"),
    rows: rows.map(({ line, outcome, name, phone, email, leadId, errors }) => ({
      line,
      outcome,
      name: name || phone || email || "",
      phone,
      leadId: leadId ?? null,
      errors,
    })),
  };
}

const COLUMNS: Record<string, (lead: Lead) => string | number | null> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  status: ({ status }) => status,
  value: ({ value }) => value?.amount ?? null,
  currency: ({ value }) => value?.currency ?? null,
  cs: ({ agentName, agentId }) => agentName ?? agentId,
  rotator: ({ rotatorName, rotatorId }) => rotatorName ?? rotatorId,
  source: ({ source }) => source,
  codes: ({ codes }) => codes.join(" "),
  clicks: ({ clicks }) => clicks,
  campaign: ({ lastAd }) => lastAd?.["utm_campaign"] ?? lastAd?.["campaign_id"] ?? null,
  created: ({ createdAt }) => new Date(createdAt).toISOString(),
  last_activity: ({ lastActivityAt }) => new Date(lastActivityAt).toISOString(),
};

async function* sliceLeads(
  db: D1Database,
  tab: LeadTab,
  filter: LeadFilter,
): AsyncGenerator<CsvValues[], void> {
  let cursor: string | undefined;
  for (;;) {
    const { items, nextCursor } = await listLeads(db, tab, filter, cursor, ROWS_AT_ONCE);
    yield items.map((lead) => Object.values(COLUMNS).map((read) => read(lead)));
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
