import {
  leadBulk,
  leadBulkResult,
  leadCountQuery,
  leadCounts,
  leadDetail,
  leadEdit,
  leadInput,
  leadNote,
  leadQuery,
  leadSchema,
  leadSearch,
  leadSearchResult,
  leadSeen,
  type Lead,
} from "@rotator/shared/contract/leads";
import { pageOf } from "@rotator/shared/contract/page";
import * as z from "zod";
import { changeLeads } from "../db/change-leads.ts";
import { loadConversionSettings } from "../db/conversion-settings.ts";
import { countLeads } from "../db/count-leads.ts";
import { listLeads } from "../db/list-leads.ts";
import { loadLeadDetail } from "../db/load-lead.ts";
import { addLeadNote, createLead, editLead, type LeadEvent } from "../db/save-lead.ts";
import { searchLeads } from "../db/search-leads.ts";
import { type Actor, ownAgentId } from "./actor.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import {
  byActor,
  getLead,
  getPresentLead,
  pictureOf,
  readPhone,
  refuseStaff,
  refuseTaken,
} from "./lead-access.ts";
import { describeChanges, pickChanged } from "./lead-changes.ts";
import { makeRoutes } from "./make-routes.ts";
import { readClues } from "./read-clues.ts";

const params = z.object({ id: z.string() });

const list = defineRoute("leads:read", {
  method: "get",
  path: "/leads",
  request: { query: leadQuery },
  responses: { 200: jsonOf(pageOf(leadSchema), "Leads of one tab, the newest first."), ...PROBLEMS },
});

const counts = defineRoute("leads:read", {
  method: "get",
  path: "/leads/counts",
  request: { query: leadCountQuery },
  responses: { 200: jsonOf(leadCounts, "How many leads each tab and status has."), ...PROBLEMS },
});

// Asked as a write is, for what is looked for is personal, and addresses end up in logs.
const search = defineRoute("leads:read", {
  method: "post",
  path: "/leads/search",
  request: { body: bodyOf(leadSearch) },
  responses: { 200: jsonOf(leadSearchResult, "What was found, the likeliest first."), ...PROBLEMS },
});

const create = defineRoute("leads:write", {
  method: "post",
  path: "/leads",
  request: { body: bodyOf(leadInput) },
  responses: { 201: jsonOf(leadDetail, "The new lead."), ...PROBLEMS },
});

const bulk = defineRoute("leads:write", {
  method: "post",
  path: "/leads/bulk",
  request: { body: bodyOf(leadBulk) },
  responses: { 200: jsonOf(leadBulkResult, "What was changed, and how to have it back."), ...PROBLEMS },
});

const read = defineRoute("leads:read", {
  method: "get",
  path: "/leads/{id}",
  request: { params },
  responses: { 200: jsonOf(leadDetail, "The lead with all that hangs on it."), ...PROBLEMS },
});

const edit = defineRoute("leads:write", {
  method: "patch",
  path: "/leads/{id}",
  request: { params, body: bodyOf(leadEdit) },
  responses: { 200: jsonOf(leadDetail, "The lead as it is now."), ...PROBLEMS },
});

const note = defineRoute("leads:write", {
  method: "post",
  path: "/leads/{id}/notes",
  request: { params, body: bodyOf(leadNote) },
  responses: { 201: jsonOf(leadDetail, "The lead with its new note."), ...PROBLEMS },
});

const remove = defineRoute("leads:write", {
  method: "post",
  path: "/leads/{id}/delete",
  request: { params, body: bodyOf(leadSeen) },
  responses: { 200: jsonOf(leadSchema, "In no list; it can be had back."), ...PROBLEMS },
});

const restore = defineRoute("leads:write", {
  method: "post",
  path: "/leads/{id}/restore",
  request: { params, body: bodyOf(leadSeen) },
  responses: { 200: jsonOf(leadSchema, "The lead as it was."), ...PROBLEMS },
});

export const leadRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { cursor, limit, tab, ...filter } = c.req.valid("query");
    return c.json(await listLeads(c.env.DB, tab, ownOnly(c.var.actor, filter), cursor, limit), 200);
  })
  .openapi(counts, async (c) =>
    c.json(await countLeads(c.env.DB, ownOnly(c.var.actor, c.req.valid("query"))), 200),
  )
  .openapi(search, async (c) => {
    const { defaultCountry } = await loadConversionSettings(c.env.DB);
    const clues = readClues(c.req.valid("json").q, defaultCountry);
    const own = ownAgentId(c.var.actor);
    const found = await searchLeads(c.env.DB, clues, own);
    const isOwn = ({ agentId }: Lead) => own === undefined || agentId === own;
    return c.json(
      {
        items: found.filter(({ lead }) => isOwn(lead)).map(({ lead }) => lead),
        others: found
          .filter(({ lead, exact }) => exact && !isOwn(lead))
          .map(({ lead, code }) => ({ code, agentName: lead.agentName, since: lead.createdAt })),
      },
      200,
    );
  })
  .openapi(create, async (c) => {
    const { actor } = c.var;
    const { note: text, ...input } = c.req.valid("json");
    const phone = await readPhone(c.env.DB, input.phone ?? null);
    const { name, email = null, status = "new", value = null, agentId = null } = input;
    await refuseTaken(c.env.DB, actor, { phone, email });
    const fields = { name, phone, email, status, value, agentId: ownAgentId(actor) ?? agentId };
    const id = await createLead(c.env.DB, fields, [
      { kind: "created", ...byActor(actor) },
      ...notesOf(actor, text),
    ]);
    const lead = await getLead(c.env.DB, actor, id);
    await audit(c.env.DB, actor, "lead.created", id, undefined, pictureOf(lead));
    return c.json(await loadLeadDetail(c.env.DB, lead), 201);
  })
  .openapi(bulk, async (c) => {
    const { actor } = c.var;
    const { changes } = c.req.valid("json");
    if (changes.some(({ agentId, deleted }) => agentId !== undefined || deleted !== undefined))
      refuseStaff(actor);
    const result = await changeLeads(c.env.DB, changes, byActor(actor), ownAgentId(actor));
    await audit(c.env.DB, actor, "lead.bulk_changed", "leads", result.undo, changes);
    return c.json(result, 200);
  })
  .openapi(read, async (c) => {
    const lead = await getLead(c.env.DB, c.var.actor, c.req.valid("param").id);
    return c.json(await loadLeadDetail(c.env.DB, lead), 200);
  })
  .openapi(edit, async (c) => {
    const { actor } = c.var;
    const { version, note: text, ...input } = c.req.valid("json");
    const before = await getPresentLead(c.env.DB, actor, c.req.valid("param").id);
    if (input.agentId !== undefined && input.agentId !== before.agentId) refuseStaff(actor);
    const changed = pickChanged(before, { ...input, phone: await readPhone(c.env.DB, input.phone) });
    const changes = describeChanges(before, changed);
    await refuseTaken(c.env.DB, actor, changed, before.id);
    await editLead(c.env.DB, { id: before.id, version }, changed, [
      { kind: "edited", ...byActor(actor), changes },
      ...notesOf(actor, text),
    ]);
    const lead = await getLead(c.env.DB, actor, before.id);
    await audit(c.env.DB, actor, "lead.updated", lead.id, pictureOf(before), {
      ...pictureOf(lead),
      changed: Object.keys(changes),
    });
    return c.json(await loadLeadDetail(c.env.DB, lead), 200);
  })
  .openapi(note, async (c) => {
    const { actor } = c.var;
    const { id } = await getPresentLead(c.env.DB, actor, c.req.valid("param").id);
    await addLeadNote(c.env.DB, id, { kind: "note", ...byActor(actor), note: c.req.valid("json").text });
    await audit(c.env.DB, actor, "lead.noted", id, undefined, undefined);
    return c.json(await loadLeadDetail(c.env.DB, await getLead(c.env.DB, actor, id)), 201);
  })
  .openapi(remove, async (c) => {
    const { actor } = c.var;
    refuseStaff(actor);
    const before = await getPresentLead(c.env.DB, actor, c.req.valid("param").id);
    const seen = { id: before.id, version: c.req.valid("json").version };
    await editLead(c.env.DB, seen, { deletedAt: Date.now() }, [{ kind: "deleted", ...byActor(actor) }]);
    const lead = await getLead(c.env.DB, actor, before.id);
    await audit(c.env.DB, actor, "lead.deleted", lead.id, pictureOf(before), pictureOf(lead));
    return c.json(lead, 200);
  })
  .openapi(restore, async (c) => {
    const { actor } = c.var;
    refuseStaff(actor);
    const before = await getLead(c.env.DB, actor, c.req.valid("param").id);
    await refuseTaken(c.env.DB, actor, before, before.id);
    const seen = { id: before.id, version: c.req.valid("json").version };
    await editLead(c.env.DB, seen, { deletedAt: null }, [{ kind: "restored", ...byActor(actor) }]);
    const lead = await getLead(c.env.DB, actor, before.id);
    await audit(c.env.DB, actor, "lead.restored", lead.id, pictureOf(before), pictureOf(lead));
    return c.json(lead, 200);
  });

/** A CS's lists are of its own, whomever they ask for. */
function ownOnly<T extends { agentId?: string | undefined }>(actor: Actor, filter: T): T {
  const own = ownAgentId(actor);
  return own === undefined ? filter : { ...filter, agentId: own };
}

function notesOf(actor: Actor, text: string | undefined): LeadEvent[] {
  return text === undefined ? [] : [{ kind: "note", ...byActor(actor), note: text }];
}
