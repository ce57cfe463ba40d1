import { memberEdit, memberRemoval, memberSwitch, rotatorSchema } from "@rotator/shared/contract/rotators";
import * as z from "zod";
import { removeAddress } from "../db/remove-address.ts";
import { removeMember, setMember, setMemberState } from "../db/set-member.ts";
import { nameActor } from "./actor.ts";
import { notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { getRotator } from "./get-rotator.ts";
import { linkTo } from "./link-to.ts";
import { makeRoutes } from "./make-routes.ts";

const params = z.object({ id: z.string(), agentId: z.string() });

const put = defineRoute("rotators:write", {
  method: "put",
  path: "/rotators/{id}/members/{agentId}",
  request: { params, body: bodyOf(memberEdit) },
  responses: { 200: jsonOf(rotatorSchema, "With this member, as it is said."), ...PROBLEMS },
});

const turn = defineRoute("rotators:write", {
  method: "put",
  path: "/rotators/{id}/members/{agentId}/state",
  request: { params, body: bodyOf(memberSwitch) },
  responses: { 200: jsonOf(rotatorSchema, "Switched, at once."), ...PROBLEMS },
});

const remove = defineRoute("rotators:write", {
  method: "delete",
  path: "/rotators/{id}/members/{agentId}",
  request: { params, query: memberRemoval },
  responses: { 200: jsonOf(rotatorSchema, "Without this member."), ...PROBLEMS },
});

const forget = defineRoute("rotators:write", {
  method: "delete",
  path: "/rotators/{id}/addresses/{domainId}/{slug}",
  request: { params: z.object({ id: z.string(), domainId: z.string(), slug: z.string() }) },
  responses: { 200: jsonOf(rotatorSchema, "Without this old address."), ...PROBLEMS },
});

/** Who is in a rotator, and by which old addresses it is reached. */
export const rotatorMemberRoutes = makeRoutes()
  .openapi(put, async (c) => {
    const { id, agentId } = c.req.valid("param");
    const { version, ...member } = c.req.valid("json");
    const toLink = linkTo(c.env, c.req.url);
    const before = await getRotator(c.env.DB, id, toLink);
    await setMember(c.env, { id, version }, { agentId, ...member });
    const rotator = await getRotator(c.env.DB, id, toLink);
    await audit(c.env.DB, c.var.actor, "rotator.member_set", id, before.members, rotator.members);
    return c.json(rotator, 200);
  })
  .openapi(turn, async (c) => {
    const { id, agentId } = c.req.valid("param");
    const toLink = linkTo(c.env, c.req.url);
    const before = await getRotator(c.env.DB, id, toLink);
    await setMemberState(c.env, id, agentId, c.req.valid("json").state, nameActor(c.var.actor));
    const rotator = await getRotator(c.env.DB, id, toLink);
    await audit(c.env.DB, c.var.actor, "rotator.member_switched", id, before.members, rotator.members);
    return c.json(rotator, 200);
  })
  .openapi(remove, async (c) => {
    const { id, agentId } = c.req.valid("param");
    const { version, heirId } = c.req.valid("query");
    const toLink = linkTo(c.env, c.req.url);
    const before = await getRotator(c.env.DB, id, toLink);
    if (before.members.every((member) => member.agentId !== agentId)) throw notFound("member");
    await removeMember(c.env, { id, version }, agentId, heirId);
    const rotator = await getRotator(c.env.DB, id, toLink);
    await audit(c.env.DB, c.var.actor, "rotator.member_removed", id, before.members, rotator.members);
    return c.json(rotator, 200);
  })
  .openapi(forget, async (c) => {
    const { id, domainId, slug } = c.req.valid("param");
    const toLink = linkTo(c.env, c.req.url);
    const before = await getRotator(c.env.DB, id, toLink);
    await removeAddress(c.env, id, { domainId, slug });
    const rotator = await getRotator(c.env.DB, id, toLink);
    await audit(c.env.DB, c.var.actor, "rotator.address_removed", id, before.addresses, rotator.addresses);
    return c.json(rotator, 200);
  });
