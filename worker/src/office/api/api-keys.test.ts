import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import type { Actor } from "./actor.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { makeRoutes } from "./make-routes.ts";
import { toProblem } from "./to-problem.ts";

/** No key may make keys, so an owner asks here. */
async function askAs(actor: Actor, method: string, path: string, body?: unknown) {
  const app = makeRoutes();
  app.onError(toProblem);
  app.use(async (c, next) => {
    c.set("actor", actor);
    await next();
  });
  app.route("/", apiKeyRoutes);
  const response = await app.request(
    path,
    body === undefined
      ? { method }
      : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    env,
  );
  // oxlint-disable-next-line typescript/no-explicit-any -- what the API says is what the test is about
  return { status: response.status, body: await response.json<any>() };
}

const owner: Actor = { kind: "user", id: "usr_owner", name: "Owner", role: "owner", agentId: undefined };

describe("API keys", () => {
  it("are told whole once, open what they name, and nothing once revoked", async ({ expect }) => {
    const body = { name: "Sheet", scopes: ["agents:read"], expiresAt: null };
    const made = await askAs(owner, "POST", "/api-keys", body);
    expect(made).toMatchObject({
      status: 201,
      body: { name: "Sheet", scopes: ["agents:read"], createdBy: "usr_owner", revokedAt: null },
    });
    const { id, key } = made.body;
    expect(await askApi("GET", "/agents", { key })).toMatchObject({ status: 200 });
    const { body: listed } = await askAs(owner, "GET", "/api-keys");
    expect(listed.items).toContainEqual(expect.objectContaining({ id, lastUsedAt: expect.any(Number) }));
    expect(JSON.stringify(listed)).not.toContain(key);

    const revoked = await askAs(owner, "POST", `/api-keys/${id}/revoke`);
    expect(revoked).toMatchObject({ status: 200, body: { revokedAt: expect.any(Number) } });
    expect(await askApi("GET", "/agents", { key })).toMatchObject({ status: 401 });
    expect(await askAs(owner, "POST", "/api-keys/key_nothing/revoke")).toMatchObject({ status: 404 });
    const { key: reader } = await makeKey(["audit-log:read"]);
    const changes = await askApi("GET", `/audit-log?subjectId=${id}`, { key: reader });
    expect(changes.body.items).toHaveLength(2);
    expect(JSON.stringify(changes.body)).not.toContain(key);
  });

  it("cannot be made by a key or a manager, let nobody in, and do not begin expired", async ({ expect }) => {
    const body = { name: "K", scopes: ["agents:read"], expiresAt: null };
    const { key } = await makeKey();
    expect(await askApi("POST", "/api-keys", { key, body })).toMatchObject({ status: 403 });
    const manager: Actor = { ...owner, role: "admin" };
    expect(await askAs(manager, "POST", "/api-keys", body)).toMatchObject({ status: 403 });
    expect(await askAs(manager, "GET", "/api-keys")).toMatchObject({ status: 403 });
    expect(await askAs(owner, "POST", "/api-keys", { ...body, scopes: ["users:write"] })).toMatchObject({
      status: 422,
      body: { errors: { "scopes.0": "malformed" } },
    });
    expect(await askAs(owner, "POST", "/api-keys", { ...body, expiresAt: 1 })).toMatchObject({
      status: 422,
      body: { errors: { expiresAt: "in_the_past" } },
    });
  });
});
