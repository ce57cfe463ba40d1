import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { makeKey } from "../../../test/ask-api.ts";
import { turnOnTwoFactor } from "../../../test/authenticator.ts";
import { makeAgent } from "../../../test/builders.ts";
import { Browser, makePerson, signIn } from "../../../test/person.ts";
import { createInvitation } from "../db/invitations.ts";

beforeEach(async () => {
  await env.DB.batch(
    ["users", "accounts", "sessions"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
});

async function makeTeam() {
  const agent = await makeAgent();
  const [owner, manager, staff] = [
    await makePerson("owner"),
    await makePerson("admin"),
    await makePerson("staff", agent.id),
  ];
  return { agent, owner, manager, staff, asOwner: await signIn(owner), asManager: await signIn(manager) };
}

const set = async (browser: Browser, id: string, version: number, disabled: boolean) =>
  browser.ask("PUT", `/users/${id}/disabled`, { version, disabled });

describe("users", () => {
  it("are listed page by page, without anything secret", async ({ expect }) => {
    const { asOwner, asManager, owner, manager, staff, agent } = await makeTeam();
    await turnOnTwoFactor(asManager);
    const first = await asOwner.ask("GET", "/users?limit=2");
    const second = await asOwner.ask("GET", `/users?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items]).toMatchObject([
      { id: owner.id, role: "owner", twoFactor: false, version: 1 },
      { id: manager.id, role: "admin", twoFactor: true },
      { id: staff.id, role: "staff", agentId: agent.id, agentName: agent.name },
    ]);
    expect(second.body.nextCursor).toBeNull();
    expect(JSON.stringify(first.body)).not.toMatch(/password|secret|token|scrypt/);
    expect(await asOwner.ask("GET", `/users/${staff.id}`)).toMatchObject({ body: { email: staff.email } });
    expect(await asOwner.ask("GET", "/users/usr_nobody")).toMatchObject({ status: 404 });
  });

  it("that are switched off are out at once and stay out until they are switched on", async ({ expect }) => {
    const { asOwner, staff, agent } = await makeTeam();
    const phone = await signIn(staff);
    expect(await phone.ask("GET", `/agents/${agent.id}`)).toMatchObject({ status: 200 });
    expect(await set(asOwner, staff.id, 1, true)).toMatchObject({
      status: 200,
      body: { disabledAt: expect.any(Number), version: 2 },
    });
    expect(await phone.ask("GET", `/agents/${agent.id}`)).toMatchObject({ status: 401 });
    expect(await phone.signIn(staff)).toMatchObject({ status: 403, body: { code: "disabled" } });
    expect([...phone.cookies.keys()]).toEqual(["rotator.session_token", "rotator.known"]);
    expect(await set(asOwner, staff.id, 1, false)).toMatchObject({ status: 409 });
    expect(await set(asOwner, staff.id, 2, false)).toMatchObject({ body: { disabledAt: null } });
    expect(await phone.ask("GET", "/session")).toMatchObject({ status: 401 });
    expect(await phone.signIn(staff)).toMatchObject({ status: 200 });
  });

  it("have another role with the next request", async ({ expect }) => {
    const { asOwner, asManager, manager, agent } = await makeTeam();
    expect(await asManager.ask("GET", "/users")).toMatchObject({ status: 200 });
    const input = { version: 1, name: " New name ", role: "staff", agentId: agent.id };
    expect(await asOwner.ask("PUT", `/users/${manager.id}`, input)).toMatchObject({
      status: 200,
      body: { name: "New name", role: "staff", agentId: agent.id, version: 2 },
    });
    expect(await asManager.ask("GET", "/users")).toMatchObject({ status: 403 });
    const { body } = await asManager.ask("GET", "/agents");
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([agent.id]);
    expect(await asOwner.ask("PUT", `/users/${manager.id}`, input)).toMatchObject({ status: 409 });
    const { results } = await env.DB.prepare(
      "SELECT actor, before, after FROM audit_log WHERE subject_id = ?1",
    )
      .bind(manager.id)
      .all<{ before: string }>();
    expect(results).toHaveLength(1);
    expect(JSON.parse(results[0]?.before ?? "")).toMatchObject({ role: "admin", name: manager.name });
  });

  it("are a CS with an agent, or no CS and none", async ({ expect }) => {
    const { asOwner, manager } = await makeTeam();
    for (const [role, agentId, code] of [
      ["staff", null, "empty"],
      ["staff", "agt_nobody", "unknown"],
      ["admin", (await makeAgent()).id, "not_for_role"],
    ] as const) {
      const input = { version: 1, name: "A", role, agentId };
      expect(await asOwner.ask("PUT", `/users/${manager.id}`, input)).toMatchObject({
        status: 422,
        body: { errors: { agentId: code } },
      });
    }
    const more = { version: 1, name: "A", role: "admin", agentId: null, email: "x@example.com" };
    expect(await asOwner.ask("PUT", `/users/${manager.id}`, more)).toMatchObject({
      status: 422,
      body: { errors: { email: "unknown" } },
    });
  });

  it("always have an owner among them", async ({ expect }) => {
    const { asOwner, owner } = await makeTeam();
    const path = `/users/${owner.id}`;
    const demoted = { version: 1, name: "Owner", role: "admin", agentId: null };
    const isLast = { status: 422, body: { errors: { role: "last_owner" } } };
    expect(await asOwner.ask("PUT", path, demoted)).toMatchObject(isLast);
    expect(await asOwner.ask("DELETE", `${path}?version=1`)).toMatchObject(isLast);
    expect(await set(asOwner, owner.id, 1, true)).toMatchObject({
      status: 422,
      body: { errors: { disabled: "last_owner" } },
    });
    expect(await asOwner.ask("GET", `${path}/holdings`)).toMatchObject({ body: { lastOwner: true } });
    const second = await makePerson("owner");
    await env.DB.prepare("UPDATE users SET disabled_at = 1 WHERE id = ?1").bind(second.id).run();
    expect(await asOwner.ask("DELETE", `${path}?version=1`)).toMatchObject(isLast);
    await env.DB.prepare("UPDATE users SET disabled_at = NULL WHERE id = ?1").bind(second.id).run();
    expect(await asOwner.ask("DELETE", `${path}?version=1`)).toMatchObject({ status: 204 });
    expect(await asOwner.ask("GET", "/session")).toMatchObject({ status: 401 });
  });

  it("keep one of two owners who leave at the same moment", async ({ expect }) => {
    const [one, two] = [await makePerson("owner"), await makePerson("owner")];
    const browsers = [await signIn(one), await signIn(two)] as const;
    const answers = await Promise.all([
      browsers[0].ask("DELETE", `/users/${one.id}?version=1`),
      browsers[1].ask("DELETE", `/users/${two.id}?version=1`),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM users").first()).toEqual({ n: 1 });
  });

  it("are told of with what hangs on them, and go with all that lets them in", async ({ expect }) => {
    const { asOwner, staff, manager, asManager, agent } = await makeTeam();
    await signIn(staff);
    await turnOnTwoFactor(asManager);
    await asManager.ask("POST", "/invitations", { role: "admin" });
    const { id } = await makeKey();
    await env.DB.prepare("UPDATE api_keys SET created_by = ?2 WHERE id = ?1").bind(id, manager.id).run();
    expect(await asOwner.ask("GET", `/users/${staff.id}/holdings`)).toMatchObject({
      body: { lastOwner: false, agent: { id: agent.id, name: agent.name }, apiKeys: [], openSessions: 1 },
    });
    expect(await asOwner.ask("GET", `/users/${manager.id}/holdings`)).toMatchObject({
      body: { agent: null, apiKeys: [{ id, name: "test" }], openInvitations: 1 },
    });
    expect(await asOwner.ask("DELETE", `/users/${manager.id}?version=9`)).toMatchObject({ status: 409 });
    const { body } = await asOwner.ask("GET", `/users/${manager.id}`);
    const path = `/users/${manager.id}?version=${body.version}`;
    expect(await asOwner.ask("DELETE", path)).toMatchObject({ status: 204 });
    for (const table of ["sessions", "accounts", "two_factors"]) {
      const left = env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE user_id = ?1`);
      expect(await left.bind(manager.id).first()).toEqual({ n: 0 });
    }
    expect(await asManager.ask("GET", "/session")).toMatchObject({ status: 401 });
  });

  it("who lost phone and codes get in by the password alone, once an owner says so", async ({ expect }) => {
    const { asOwner, asManager, manager } = await makeTeam();
    await turnOnTwoFactor(asManager);
    expect(await new Browser().signIn(manager)).toMatchObject({ body: { state: "two_factor" } });
    const path = `/users/${manager.id}/two-factor`;
    expect(await asManager.ask("DELETE", `${path}?version=1`)).toMatchObject({ status: 403 });
    expect(await asOwner.ask("DELETE", `${path}?version=9`)).toMatchObject({ status: 409 });
    expect(await asOwner.ask("DELETE", `${path}?version=1`)).toMatchObject({
      status: 200,
      body: { twoFactor: false, version: 2 },
    });
    expect(await new Browser().signIn(manager)).toMatchObject({ body: { state: "signed_in" } });
    expect((await turnOnTwoFactor(asManager)).recoveryCodes).toHaveLength(10);
  });

  it("take with their role what they were trusted with by it", async ({ expect }) => {
    const { asOwner, manager, agent } = await makeTeam();
    const offer = {
      kind: "invite",
      role: "admin",
      agentId: null,
      userId: null,
      createdBy: manager.id,
    } as const;
    await createInvitation(env.DB, offer);
    const reset = {
      kind: "reset",
      role: "admin",
      agentId: null,
      userId: manager.id,
      createdBy: null,
    } as const;
    await createInvitation(env.DB, reset);
    const open = async () => (await asOwner.ask("GET", "/invitations")).body.items.length;
    const before = await open();
    const input = { version: 1, name: "M", role: "admin", agentId: null };
    await asOwner.ask("PUT", `/users/${manager.id}`, input);
    expect(await open()).toBe(before);
    await asOwner.ask("PUT", `/users/${manager.id}`, {
      ...input,
      version: 2,
      role: "staff",
      agentId: agent.id,
    });
    expect(await open()).toBe(before - 2);
  });
});

describe("what a role may", () => {
  it.for<[string, string, unknown, Record<string, number>]>([
    ["GET", "/users", undefined, { owner: 200, manager: 200, staff: 403, key: 403, nobody: 401 }],
    ["GET", "/users/:staff", undefined, { owner: 200, manager: 200, staff: 403, key: 403, nobody: 401 }],
    [
      "GET",
      "/users/:staff/holdings",
      undefined,
      { owner: 200, manager: 200, staff: 403, key: 403, nobody: 401 },
    ],
    ["PUT", "/users/:staff", {}, { owner: 422, manager: 403, staff: 403, key: 403, nobody: 401 }],
    ["PUT", "/users/:staff/disabled", {}, { owner: 422, manager: 403, staff: 403, key: 403, nobody: 401 }],
    ["DELETE", "/users/:staff", undefined, { owner: 422, manager: 403, staff: 403, key: 403, nobody: 401 }],
    ["GET", "/invitations", undefined, { owner: 200, manager: 200, staff: 403, key: 403, nobody: 401 }],
    [
      "POST",
      "/invitations",
      { role: "admin" },
      { owner: 201, manager: 201, staff: 403, key: 403, nobody: 401 },
    ],
    [
      "POST",
      "/invitations",
      { role: "owner" },
      { owner: 201, manager: 403, staff: 403, key: 403, nobody: 401 },
    ],
    ["POST", "/agents", {}, { owner: 422, manager: 422, staff: 422, key: 422, nobody: 401 }],
    ["GET", "/session", undefined, { owner: 200, manager: 200, staff: 200, key: 403, nobody: 401 }],
    ["GET", "/auth/sessions", undefined, { owner: 200, manager: 200, staff: 200, key: 403, nobody: 401 }],
    ["POST", "/auth/password", {}, { owner: 422, manager: 422, staff: 422, key: 403, nobody: 401 }],
  ])("%s %s", async ([method, path, body, expected], { expect }) => {
    const { asOwner, asManager, staff } = await makeTeam();
    const { key } = await makeKey();
    const address = path.replace(":staff", staff.id);
    const statuses = {
      owner: (await asOwner.ask(method, address, body)).status,
      manager: (await asManager.ask(method, address, body)).status,
      staff: (await (await signIn(staff)).ask(method, address, body)).status,
      key: (await new Browser().ask(method, address, body, { authorization: `Bearer ${key}` })).status,
      nobody: (await new Browser().ask(method, address, body)).status,
    };
    expect(statuses).toEqual(expected);
  });
});
