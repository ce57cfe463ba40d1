import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makeRotator, member } from "../../../test/builders.ts";

describe("agents", () => {
  it("are made, read, edited, switched and archived", async ({ expect }) => {
    const { key } = await makeKey();
    const made = await askApi("POST", "/agents", { key, body: { name: " Ayu ", phone: "0812-3456-7801" } });
    expect(made).toMatchObject({ status: 201, body: { name: "Ayu", phone: "6281234567801", active: true } });
    const path = `/agents/${made.body.id}`;
    expect(await askApi("GET", path, { key })).toMatchObject({ status: 200, body: made.body });
    const edited = await askApi("PUT", path, {
      key,
      body: { name: "Ayu L", phone: "+62 812 3456 7802", version: 1 },
    });
    expect(edited).toMatchObject({
      status: 200,
      body: { name: "Ayu L", phone: "6281234567802", version: 2 },
    });
    const off = await askApi("PUT", `${path}/active`, { key, body: { active: false } });
    expect(off).toMatchObject({ status: 200, body: { active: false, version: 3 } });
    const gone = await askApi("POST", `${path}/archive`, { key, body: { version: 3 } });
    expect(gone).toMatchObject({ status: 200, body: { archivedAt: expect.any(Number) } });
  });

  it("say which links would have nobody without them, and where their people would go", async ({
    expect,
  }) => {
    const { key } = await makeKey();
    const [only, other] = [await makeAgent(), await makeAgent()];
    const alone = await makeRotator({
      members: [member(only.id), { ...member(other.id), state: "drain" }],
      fallbackPhone: "6281234567899",
    });
    await makeRotator({ members: [member(only.id), member(other.id)] });
    const resting = await makeRotator({ members: [member(only.id)] });
    await askApi("PUT", `/rotators/${resting.id}/status`, { key, body: { status: "paused" } });
    const unweighed = await makeRotator({
      method: "weighted",
      members: [member(only.id), { ...member(other.id), weight: 0 }],
    });
    const answer = await askApi("GET", `/agents/${only.id}/impact`, { key });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        links: [
          {
            rotatorId: alone.id,
            name: alone.input.name,
            clicks: 0,
            otherwise: { fallbackPhone: "6281234567899", member: { agentId: other.id } },
          },
          { rotatorId: unweighed.id },
        ],
      },
    });
    expect(answer.body.links).toHaveLength(2);
    expect((await askApi("GET", `/agents/${other.id}/impact`, { key })).body).toEqual({ links: [] });
  });

  it("are listed page by page, with where they are used", async ({ expect }) => {
    const { key } = await makeKey();
    const [first, second] = [await makeAgent(), await makeAgent()];
    const { id, input } = await makeRotator({ members: [member(first.id), member(second.id)] });
    const found = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body } = await askApi("GET", `/agents?limit=1&cursor=${cursor}`, { key });
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(found.filter((agent) => [first.id, second.id].includes(agent.id))).toMatchObject([
      { id: first.id, rotators: [{ id, name: input.name, state: "active" }] },
      { id: second.id },
    ]);
    expect(new Set(found.map((agent) => agent.id)).size).toBe(found.length);
  });

  it("are refused by field, and nothing is changed", async ({ expect }) => {
    const { key } = await makeKey();
    for (const [body, errors] of [
      [{}, { name: "wrong_type", phone: "wrong_type" }],
      [{ name: "", phone: "081234567803" }, { name: "empty" }],
      [{ name: "A", phone: "12" }, { phone: "malformed" }],
      [
        { name: "A", phone: "081234567803", active: false, id: "agt_x" },
        { active: "unknown", id: "unknown" },
      ],
    ] as const) {
      const answer = await askApi("POST", "/agents", { key, body });
      expect(answer).toMatchObject({ status: 422, body: { code: "invalid", errors } });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
    expect(await askApi("POST", "/agents", { key, body: "{" })).toMatchObject({ status: 400 });
    expect(await askApi("GET", "/agents/agt_nobody", { key })).toMatchObject({ status: 404 });
  });

  it("keep a number that comes back as it was read, though it could be another country's", async ({
    expect,
  }) => {
    const { key } = await makeKey();
    const { id } = await makeAgent({ phone: "6591234567" });
    const body = { name: "B", phone: "6591234567", version: 1 };
    expect(await askApi("PUT", `/agents/${id}`, { key, body })).toMatchObject({
      body: { phone: "6591234567" },
    });
  });

  it("that somebody else saved are stale", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeAgent();
    const body = { name: "B", phone: "081234567804", version: 1 };
    expect(await askApi("PUT", `/agents/${id}`, { key, body })).toMatchObject({ status: 200 });
    expect(await askApi("PUT", `/agents/${id}`, { key, body })).toMatchObject({
      status: 409,
      body: { code: "stale" },
    });
  });
});

describe("a key", () => {
  it("opens what its scopes name, and nothing once it has expired or is unknown", async ({ expect }) => {
    const reader = await makeKey(["agents:read"]);
    expect(await askApi("GET", "/agents", { key: reader.key })).toMatchObject({ status: 200 });
    const body = { name: "A", phone: "081234567805" };
    expect(await askApi("POST", "/agents", { key: reader.key, body })).toMatchObject({ status: 403 });
    const expired = await makeKey(["agents:read"], Date.now() - 1);
    expect(await askApi("GET", "/agents", { key: expired.key })).toMatchObject({ status: 401 });
    expect(await askApi("GET", "/agents", { key: reader.key.replace(/.$/, "_") })).toMatchObject({
      status: 401,
    });
    expect(await askApi("GET", "/nothing", { key: reader.key })).toMatchObject({ status: 404 });
    expect(await askApi("GET", "/agents")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });
});

describe("a write", () => {
  it.for<[string, Record<string, string>]>([
    ["another site's page", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a page of the same site", { "sec-fetch-site": "same-site" }],
    ["another origin", { origin: "https://evil.example" }],
    ["nobody knows where", {}],
  ])("that %s asks for with a browser's cookies is refused", async ([, headers], { expect }) => {
    const answer = await askApi("POST", "/agents", { headers, body: { name: "A", phone: "081234567806" } });
    expect(answer).toMatchObject({ status: 403, body: { code: "foreign_origin" } });
  });
});
