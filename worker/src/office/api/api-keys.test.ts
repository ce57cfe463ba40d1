import { beforeAll, describe, it } from "vitest";
import { KEY_SCOPES } from "@rotator/shared/contract/permissions";
import { loadOperations } from "../../../test/api-document.ts";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { type Browser, makePerson, signIn } from "../../../test/person.ts";

let owner: Browser;

beforeAll(async () => {
  owner = await signIn(await makePerson("owner"));
});

describe("API keys", () => {
  it("are told whole once, open what they name, and nothing once revoked", async ({ expect }) => {
    const body = { name: "Sheet", scopes: ["agents:read"], expiresAt: null };
    const made = await owner.ask("POST", "/api-keys", body);
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: "Sheet",
        scopes: ["agents:read"],
        createdBy: expect.stringMatching(/^usr_/),
        revokedAt: null,
      },
    });
    const { id, key } = made.body;
    expect(await askApi("GET", "/agents", { key })).toMatchObject({ status: 200 });
    const { body: listed } = await owner.ask("GET", "/api-keys");
    expect(listed.items).toContainEqual(expect.objectContaining({ id, lastUsedAt: expect.any(Number) }));
    expect(JSON.stringify(listed)).not.toContain(key);

    const revoked = await owner.ask("POST", `/api-keys/${id}/revoke`);
    expect(revoked).toMatchObject({ status: 200, body: { revokedAt: expect.any(Number) } });
    expect(await askApi("GET", "/agents", { key })).toMatchObject({ status: 401 });
    expect(await owner.ask("POST", "/api-keys/key_nothing/revoke")).toMatchObject({ status: 404 });
    const { key: reader } = await makeKey(["audit-log:read"]);
    const changes = await askApi("GET", `/audit-log?subjectId=${id}`, { key: reader });
    expect(changes.body.items).toHaveLength(2);
    expect(JSON.stringify(changes.body)).not.toContain(key);
  });

  it("have no scope that opens nothing", async ({ expect }) => {
    const asked = new Set((await loadOperations()).map(({ permission }) => permission));
    expect(KEY_SCOPES.filter((scope) => !asked.has(scope))).toEqual([]);
  });

  it("cannot be made by a key or a manager, let nobody in, and do not begin expired", async ({ expect }) => {
    const body = { name: "K", scopes: ["agents:read"], expiresAt: null };
    const { key } = await makeKey();
    expect(await askApi("POST", "/api-keys", { key, body })).toMatchObject({ status: 403 });
    const manager = await signIn(await makePerson("admin"));
    expect(await manager.ask("POST", "/api-keys", body)).toMatchObject({ status: 403 });
    expect(await manager.ask("GET", "/api-keys")).toMatchObject({ status: 403 });
    expect(await owner.ask("POST", "/api-keys", { ...body, scopes: ["users:write"] })).toMatchObject({
      status: 422,
      body: { errors: { "scopes.0": "malformed" } },
    });
    expect(await owner.ask("POST", "/api-keys", { ...body, expiresAt: 1 })).toMatchObject({
      status: 422,
      body: { errors: { expiresAt: "in_the_past" } },
    });
  });
});
