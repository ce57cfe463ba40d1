import { agentImpactSchema } from "@rotator/shared/contract/agent-impact";
import {
  agentArchive,
  agentEdit,
  agentFilter,
  agentInput,
  agentRestore,
  agentSchema,
  agentSwitch,
} from "@rotator/shared/contract/agents";
import { pageOf } from "@rotator/shared/contract/page";
import * as z from "zod";
import { archiveAgent } from "../db/archive-agent.ts";
import { ChangeRefused } from "../db/change-refused.ts";
import { loadConversionSettings } from "../db/conversion-settings.ts";
import { listAgents, loadAgent } from "../db/list-agents.ts";
import { restoreAgent } from "../db/restore-agent.ts";
import { saveAgent, setAgentActive } from "../db/save-agent.ts";
import { listLoneLinks } from "../db/list-lone-links.ts";
import { loadGeneralSettings } from "../db/general-settings.ts";
import { countPeople } from "../db/count-people.ts";
import { normalizePhone } from "../normalize-phone.ts";
import { type Actor, nameActor, ownAgentId } from "./actor.ts";

import { ApiError, notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { describeImpact } from "./describe-impact.ts";
import { getRotator } from "./get-rotator.ts";
import { linkTo } from "./link-to.ts";
import { makeRoutes } from "./make-routes.ts";
import { toPage } from "./paging.ts";

const WEEK_MS = 7 * 86_400_000;

const params = z.object({ id: z.string() });

const list = defineRoute("agents:read", {
  method: "get",
  path: "/agents",
  request: { query: agentFilter },
  responses: { 200: jsonOf(pageOf(agentSchema), "Agents, the oldest first."), ...PROBLEMS },
});

const create = defineRoute("agents:write", {
  method: "post",
  path: "/agents",
  request: { body: bodyOf(agentInput) },
  responses: { 201: jsonOf(agentSchema, "The new agent."), ...PROBLEMS },
});

const read = defineRoute("agents:read", {
  method: "get",
  path: "/agents/{id}",
  request: { params },
  responses: { 200: jsonOf(agentSchema, "The agent."), ...PROBLEMS },
});

const edit = defineRoute("agents:write", {
  method: "put",
  path: "/agents/{id}",
  request: { params, body: bodyOf(agentEdit) },
  responses: { 200: jsonOf(agentSchema, "The agent as it is now."), ...PROBLEMS },
});

const turn = defineRoute("agents:write", {
  method: "put",
  path: "/agents/{id}/active",
  request: { params, body: bodyOf(agentSwitch) },
  responses: { 200: jsonOf(agentSchema, "Its switch, in every rotator."), ...PROBLEMS },
});

const impact = defineRoute("agents:write", {
  method: "get",
  path: "/agents/{id}/impact",
  request: { params },
  responses: { 200: jsonOf(agentImpactSchema, "The links that would have nobody without it."), ...PROBLEMS },
});

const archive = defineRoute("agents:write", {
  method: "post",
  path: "/agents/{id}/archive",
  request: { params, body: bodyOf(agentArchive) },
  responses: { 200: jsonOf(agentSchema, "Gone from every rotator; its name stays in reports."), ...PROBLEMS },
});

const restore = defineRoute("agents:write", {
  method: "post",
  path: "/agents/{id}/restore",
  request: { params, body: bodyOf(agentRestore) },
  responses: { 200: jsonOf(agentSchema, "Back, in its rotators as it was there."), ...PROBLEMS },
});

export const agentRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { cursor, limit, archived } = c.req.valid("query");
    const filter = { id: ownAgentId(c.var.actor), archived };
    return c.json(toPage(await listAgents(c.env.DB, filter, cursor ?? "", limit + 1), limit), 200);
  })
  .openapi(create, async (c) => {
    refuseStaff(c.var.actor);
    const input = await readInput(c.env.DB, c.req.valid("json"));
    const { id } = await saveAgent(c.env, input);
    const agent = await getAgent(c.env.DB, c.var.actor, id);
    await audit(c.env.DB, c.var.actor, "agent.created", id, undefined, agent);
    return c.json(agent, 201);
  })
  .openapi(read, async (c) => c.json(await getAgent(c.env.DB, c.var.actor, c.req.valid("param").id), 200))
  .openapi(edit, async (c) => {
    refuseStaff(c.var.actor);
    const { id } = c.req.valid("param");
    const { version, ...input } = c.req.valid("json");
    const before = await getAgent(c.env.DB, c.var.actor, id);
    await saveAgent(c.env, await readInput(c.env.DB, input, before.phone), { id, version });
    const agent = await getAgent(c.env.DB, c.var.actor, id);
    await audit(c.env.DB, c.var.actor, "agent.updated", id, before, agent);
    return c.json(agent, 200);
  })
  .openapi(turn, async (c) => {
    const { id } = c.req.valid("param");
    const before = await getAgent(c.env.DB, c.var.actor, id);
    await setAgentActive(c.env, id, c.req.valid("json").active, nameActor(c.var.actor));
    const agent = await getAgent(c.env.DB, c.var.actor, id);
    await audit(c.env.DB, c.var.actor, "agent.switched", id, before, agent);
    return c.json(agent, 200);
  })
  .openapi(impact, async (c) => {
    refuseStaff(c.var.actor);
    const { id } = await getAgent(c.env.DB, c.var.actor, c.req.valid("param").id);
    const { backupPhone } = await loadGeneralSettings(c.env);
    const toLink = linkTo(c.env, c.req.url);
    const links = (await listLoneLinks(c.env.DB, id)).map(async (rotatorId) => {
      const rotator = await getRotator(c.env.DB, rotatorId, toLink);
      const people = await countPeople(c.env.DB, rotatorId, Date.now() - WEEK_MS);
      const { clicks, otherwise } = describeImpact(rotator, people, backupPhone, id);
      return { rotatorId, name: rotator.name, clicks, otherwise };
    });
    return c.json({ links: await Promise.all(links) }, 200);
  })
  .openapi(archive, async (c) => {
    refuseStaff(c.var.actor);
    const { id } = c.req.valid("param");
    const { version, heirId } = c.req.valid("json");
    const before = await getAgent(c.env.DB, c.var.actor, id);
    await archiveAgent(c.env, { id, version }, heirId);
    const agent = await getAgent(c.env.DB, c.var.actor, id);
    await audit(c.env.DB, c.var.actor, "agent.archived", id, before, agent);
    return c.json(agent, 200);
  })
  .openapi(restore, async (c) => {
    refuseStaff(c.var.actor);
    const { id } = c.req.valid("param");
    const { version, withRotators } = c.req.valid("json");
    const before = await getAgent(c.env.DB, c.var.actor, id);
    await restoreAgent(c.env, { id, version }, withRotators);
    const agent = await getAgent(c.env.DB, c.var.actor, id);
    await audit(c.env.DB, c.var.actor, "agent.restored", id, before, agent);
    return c.json(agent, 200);
  });

/** Another CS's row is, for a CS, not there. */
async function getAgent(db: D1Database, actor: Actor, id: string) {
  const own = ownAgentId(actor);
  const agent = own === undefined || own === id ? await loadAgent(db, id) : undefined;
  if (!agent) throw notFound("agent");
  return agent;
}

/** A number that comes back as it was read is that number, whatever country it would be dialled in. */
async function readInput(db: D1Database, { name, phone }: z.infer<typeof agentInput>, stored?: string) {
  if (phone === stored) return { name, phone };
  const { defaultCountry } = await loadConversionSettings(db);
  const number = normalizePhone(phone, defaultCountry)?.slice(1);
  if (number === undefined) throw new ChangeRefused({ kind: "invalid", fields: { phone: "malformed" } });
  return { name, phone: number };
}

/** A CS may turn its own switch, and nothing else. */
function refuseStaff(actor: Actor): void {
  if (ownAgentId(actor) !== undefined)
    throw new ApiError(403, "forbidden", "Only the owner or a manager may do this.");
}
