import {
  apiKeyInput,
  apiKeyListSchema,
  apiKeySchema,
  newApiKeySchema,
} from "@rotator/shared/contract/api-keys";
import * as z from "zod";
import { createApiKey, listApiKeys, revokeApiKey } from "../db/api-keys.ts";
import { refuseInvalid } from "../db/change-refused.ts";
import { notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const list = defineRoute("api-keys:read", {
  method: "get",
  path: "/api-keys",
  responses: {
    200: jsonOf(apiKeyListSchema, "All keys, the newest first; none of them whole."),
    ...PROBLEMS,
  },
});

const create = defineRoute("api-keys:write", {
  method: "post",
  path: "/api-keys",
  request: { body: bodyOf(apiKeyInput) },
  responses: { 201: jsonOf(newApiKeySchema, "The new key, whole this once."), ...PROBLEMS },
});

const revoke = defineRoute("api-keys:write", {
  method: "post",
  path: "/api-keys/{id}/revoke",
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: jsonOf(apiKeySchema, "It opens nothing any more."), ...PROBLEMS },
});

export const apiKeyRoutes = makeRoutes()
  .openapi(list, async (c) => c.json({ items: await listApiKeys(c.env.DB) }, 200))
  .openapi(create, async (c) => {
    const { name, scopes, expiresAt } = c.req.valid("json");
    refuseInvalid(expiresAt !== null && expiresAt <= Date.now() ? { expiresAt: "in_the_past" } : {});
    const input = { name, scopes: [...new Set(scopes)], expiresAt, createdBy: c.var.actor.id };
    const { id, key } = await createApiKey(c.env.DB, input);
    const made = await getKey(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "api_key.created", id, undefined, made);
    return c.json({ ...made, key }, 201);
  })
  .openapi(revoke, async (c) => {
    const { id } = c.req.valid("param");
    const before = await getKey(c.env.DB, id);
    await revokeApiKey(c.env.DB, id, Date.now());
    const after = await getKey(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "api_key.revoked", id, before, after);
    return c.json(after, 200);
  });

/** A deployment has few. */
async function getKey(db: D1Database, id: string) {
  const key = (await listApiKeys(db)).find((each) => each.id === id);
  if (!key) throw notFound("API key");
  return key;
}
