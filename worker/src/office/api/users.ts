import { pageOf, pageQuery } from "@rotator/shared/contract/page";
import {
  type User,
  userVersion,
  userEdit,
  userHoldings,
  userSchema,
  userSwitch,
} from "@rotator/shared/contract/users";
import * as z from "zod";
import { listUsers, loadUser } from "../db/list-users.ts";
import { loadHoldings } from "../db/load-holdings.ts";
import { deleteUser, saveUser, setUserDisabled } from "../db/save-user.ts";
import { turnOffTwoFactor } from "../db/turn-off-two-factor.ts";
import { notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { checkRole } from "./check-role.ts";
import { bodyOf, defineRoute, DONE, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";
import { toPage } from "./paging.ts";

const params = z.object({ id: z.string() });

const list = defineRoute("users:read", {
  method: "get",
  path: "/users",
  request: { query: pageQuery },
  responses: { 200: jsonOf(pageOf(userSchema), "Who may sign in, the oldest first."), ...PROBLEMS },
});

const read = defineRoute("users:read", {
  method: "get",
  path: "/users/{id}",
  request: { params },
  responses: { 200: jsonOf(userSchema, "The user."), ...PROBLEMS },
});

const holdings = defineRoute("users:read", {
  method: "get",
  path: "/users/{id}/holdings",
  request: { params },
  responses: { 200: jsonOf(userHoldings, "What still hangs on him."), ...PROBLEMS },
});

const edit = defineRoute("users:write", {
  method: "put",
  path: "/users/{id}",
  request: { params, body: bodyOf(userEdit) },
  responses: { 200: jsonOf(userSchema, "The user as he is now."), ...PROBLEMS },
});

const turn = defineRoute("users:write", {
  method: "put",
  path: "/users/{id}/disabled",
  request: { params, body: bodyOf(userSwitch) },
  responses: { 200: jsonOf(userSchema, "Who is switched off is signed out everywhere."), ...PROBLEMS },
});

const dropTwoFactor = defineRoute("users:write", {
  method: "delete",
  path: "/users/{id}/two-factor",
  request: { params, query: userVersion },
  responses: { 200: jsonOf(userSchema, "The password alone lets him in again."), ...PROBLEMS },
});

const remove = defineRoute("users:write", {
  method: "delete",
  path: "/users/{id}",
  request: { params, query: userVersion },
  responses: { 204: DONE, ...PROBLEMS },
});

export const userRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid("query");
    return c.json(toPage(await listUsers(c.env.DB, cursor ?? "", limit + 1), limit), 200);
  })
  .openapi(read, async (c) => c.json(await getUser(c.env.DB, c.req.valid("param").id), 200))
  .openapi(holdings, async (c) => {
    const found = await loadHoldings(c.env.DB, c.req.valid("param").id, Date.now());
    if (!found) throw notFound("user");
    return c.json(found, 200);
  })
  .openapi(edit, async (c) => {
    const { id } = c.req.valid("param");
    const { version, ...input } = c.req.valid("json");
    const before = await getUser(c.env.DB, id);
    await checkRole(c.env.DB, input.role, input.agentId);
    await saveUser(c.env.DB, { id, version }, input, before.role);
    const user = await getUser(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "user.updated", id, before, user);
    return c.json(user, 200);
  })
  .openapi(turn, async (c) => {
    const { id } = c.req.valid("param");
    const { version, disabled } = c.req.valid("json");
    const before = await getUser(c.env.DB, id);
    await setUserDisabled(c.env.DB, { id, version }, disabled);
    const user = await getUser(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, disabled ? "user.disabled" : "user.enabled", id, before, user);
    return c.json(user, 200);
  })
  .openapi(dropTwoFactor, async (c) => {
    const { id } = c.req.valid("param");
    const before = await getUser(c.env.DB, id);
    await turnOffTwoFactor(c.env.DB, { id, version: c.req.valid("query").version });
    const user = await getUser(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "user.two_factor_disabled", id, before, user);
    return c.json(user, 200);
  })
  .openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    const before = await getUser(c.env.DB, id);
    await deleteUser(c.env.DB, { id, version: c.req.valid("query").version });
    await audit(c.env.DB, c.var.actor, "user.deleted", id, before, undefined);
    return c.body(null, 204);
  });

export async function getUser(db: D1Database, id: string): Promise<User> {
  const user = await loadUser(db, id);
  if (!user) throw notFound("user");
  return user;
}
