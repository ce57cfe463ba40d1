import { pageOf } from "@rotator/shared/contract/page";
import {
  adParametersSchema,
  impactQuery,
  impactSchema,
  rotatorEdit,
  rotatorFilter,
  rotatorInput,
  rotatorListItemSchema,
  rotatorSchema,
  rotatorStatusInput,
  rotatorTry,
  rotatorTrySchema,
} from "@rotator/shared/contract/rotators";
import { addDays, listDays } from "@rotator/shared/core/days";
import { readDay, readDayStart } from "@rotator/shared/core/day";
import { readCountry } from "@rotator/shared/core/country";
import * as z from "zod";
import { ChangeRefused } from "../db/change-refused.ts";
import { countAdParameters } from "../db/count-ad-parameters.ts";
import { countPeople } from "../db/count-people.ts";
import { loadGeneralSettings } from "../db/general-settings.ts";
import type { NewAgent } from "../db/insert-unknown-agent.ts";
import { listRotators } from "../db/list-rotators.ts";
import { saveRotatorWithAgents } from "../db/save-rotator-with-agents.ts";
import { setRotatorStatus } from "../db/save-rotator.ts";
import { loadTimeZone } from "../db/load-time-zone.ts";
import { tryLink } from "../try-link.ts";
import type { Actor } from "./actor.ts";
import { ApiError } from "./api-error.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { describeImpact } from "./describe-impact.ts";
import { getRotator } from "./get-rotator.ts";
import { linkTo } from "./link-to.ts";
import { makeRoutes } from "./make-routes.ts";
import { toPage } from "./paging.ts";
import { readRotatorInput } from "./read-rotator-input.ts";

const WEEK_MS = 7 * 86_400_000;

const params = z.object({ id: z.string() });

const list = defineRoute("rotators:read", {
  method: "get",
  path: "/rotators",
  request: { query: rotatorFilter },
  responses: { 200: jsonOf(pageOf(rotatorListItemSchema), "Rotators, the oldest first."), ...PROBLEMS },
});

const create = defineRoute("rotators:write", {
  method: "post",
  path: "/rotators",
  request: { body: bodyOf(rotatorInput) },
  responses: { 201: jsonOf(rotatorSchema, "The new rotator; its link works."), ...PROBLEMS },
});

const read = defineRoute("rotators:read", {
  method: "get",
  path: "/rotators/{id}",
  request: { params },
  responses: { 200: jsonOf(rotatorSchema, "The rotator, whole."), ...PROBLEMS },
});

const edit = defineRoute("rotators:write", {
  method: "put",
  path: "/rotators/{id}",
  request: { params, body: bodyOf(rotatorEdit) },
  responses: {
    200: jsonOf(rotatorSchema, "Saved and published; an address that it had before keeps working."),
    ...PROBLEMS,
  },
});

const status = defineRoute("rotators:write", {
  method: "put",
  path: "/rotators/{id}/status",
  request: { params, body: bodyOf(rotatorStatusInput) },
  responses: { 200: jsonOf(rotatorSchema, "Active, paused or put away, at once."), ...PROBLEMS },
});

const impact = defineRoute("rotators:read", {
  method: "get",
  path: "/rotators/{id}/impact",
  request: { params, query: impactQuery },
  responses: { 200: jsonOf(impactSchema, "Whom a pause or a switch would send where."), ...PROBLEMS },
});

const adParameters = defineRoute("rotators:read", {
  method: "get",
  path: "/rotators/{id}/ad-parameters",
  request: { params },
  responses: { 200: jsonOf(adParametersSchema, "Whether its ads say which ad they are."), ...PROBLEMS },
});

const attempt = defineRoute("rotators:read", {
  method: "post",
  path: "/rotators/{id}/try",
  request: { params, body: bodyOf(rotatorTry) },
  responses: {
    200: jsonOf(rotatorTrySchema, "What such a visitor would meet now; takes no turn and records no click."),
    ...PROBLEMS,
  },
});

export const rotatorRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { cursor, limit, archived } = c.req.valid("query");
    const toLink = linkTo(c.env, c.req.url);
    const filter = { archived, dayStart: readDayStart(Date.now(), await loadTimeZone(c.env)) };
    const rows = await listRotators(c.env.DB, filter, cursor ?? "", limit + 1);
    const rotators = rows.map((row) => ({ ...row, link: toLink(row.host, row.slug) }));
    return c.json(toPage(rotators, limit), 200);
  })
  .openapi(create, async (c) => {
    const input = await readRotatorInput(c.env.DB, c.req.valid("json"));
    const { id, newAgents } = await saveRotatorWithAgents(c.env, input);
    const rotator = await getRotator(c.env.DB, id, linkTo(c.env, c.req.url));
    await auditNewAgents(c.env.DB, c.var.actor, newAgents);
    await audit(c.env.DB, c.var.actor, "rotator.created", id, undefined, rotator);
    return c.json(rotator, 201);
  })
  .openapi(read, async (c) =>
    c.json(await getRotator(c.env.DB, c.req.valid("param").id, linkTo(c.env, c.req.url)), 200),
  )
  .openapi(edit, async (c) => {
    const { id } = c.req.valid("param");
    const { version, ...input } = c.req.valid("json");
    const toLink = linkTo(c.env, c.req.url);
    const before = await getRotator(c.env.DB, id, toLink);
    const request = await readRotatorInput(c.env.DB, input, before.fallbackPhone);
    const { newAgents } = await saveRotatorWithAgents(c.env, request, { id, version });
    const rotator = await getRotator(c.env.DB, id, toLink);
    await auditNewAgents(c.env.DB, c.var.actor, newAgents);
    await audit(c.env.DB, c.var.actor, "rotator.updated", id, before, rotator);
    return c.json(rotator, 200);
  })
  .openapi(status, async (c) => {
    const { id } = c.req.valid("param");
    const toLink = linkTo(c.env, c.req.url);
    const before = await getRotator(c.env.DB, id, toLink);
    await setRotatorStatus(c.env, id, c.req.valid("json").status);
    const rotator = await getRotator(c.env.DB, id, toLink);
    await audit(c.env.DB, c.var.actor, "rotator.status_set", id, before, rotator);
    return c.json(rotator, 200);
  })
  .openapi(impact, async (c) => {
    const { id } = c.req.valid("param");
    const rotator = await getRotator(c.env.DB, id, linkTo(c.env, c.req.url));
    const clicks = await countPeople(c.env.DB, id, Date.now() - WEEK_MS);
    const { backupPhone } = await loadGeneralSettings(c.env);
    const { withoutAgentId } = c.req.valid("query");
    return c.json(describeImpact(rotator, clicks, backupPhone, withoutAgentId), 200);
  })
  .openapi(adParameters, async (c) => {
    const { id } = await getRotator(c.env.DB, c.req.valid("param").id, linkTo(c.env, c.req.url));
    const timeZone = await loadTimeZone(c.env);
    const today = readDay(Date.now(), timeZone);
    const days = listDays(addDays(today, -6), today, timeZone);
    const [clicks, counts] = await Promise.all([
      countPeople(c.env.DB, id, days[0]?.from ?? 0),
      countAdParameters(
        c.env.DB,
        id,
        days.map(({ day }) => day),
      ),
    ]);
    return c.json({ clicks, ...counts }, 200);
  })
  .openapi(attempt, async (c) => {
    const rotator = await getRotator(c.env.DB, c.req.valid("param").id, linkTo(c.env, c.req.url));
    const visitor = c.req.valid("json");
    if (visitor.ownerId !== undefined && rotator.members.every(({ agentId }) => agentId !== visitor.ownerId))
      throw new ChangeRefused({ kind: "invalid", fields: { ownerId: "not_a_member" } });
    if (visitor.country !== undefined && readCountry(visitor.country) === undefined)
      throw new ChangeRefused({ kind: "invalid", fields: { country: "unknown" } });
    const met = await tryLink(c.env, rotator, visitor);
    if (!met) throw new ApiError(409, "not_published", "The link cannot be tried yet. Wait a minute.");
    return c.json(met, 200);
  });

async function auditNewAgents(db: D1Database, actor: Actor, newAgents: NewAgent[]): Promise<void> {
  for (const agent of newAgents) await audit(db, actor, "agent.created", agent.id, undefined, agent);
}
