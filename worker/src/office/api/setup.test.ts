import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { Browser, makePerson, PASSWORD, signIn } from "../../../test/person.ts";

const TOKEN = "the setup token of tests";
const INPUT = {
  token: TOKEN,
  name: "Rina",
  email: " Rina@Example.com ",
  password: PASSWORD,
  language: "id",
  timeZone: "Asia/Makassar",
  country: "ID",
  currency: "IDR",
};

beforeEach(async () => {
  const tables = ["users", "accounts", "sessions", "two_factors", "sign_in_tries", "settings", "audit_log"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

describe("setting up", () => {
  it("makes the first owner with the token, signs in and keeps what was chosen", async ({ expect }) => {
    const browser = new Browser();
    expect(await browser.ask("GET", "/setup")).toMatchObject({ status: 200, body: { needed: true } });
    expect(await browser.ask("GET", "/session")).toMatchObject({ status: 401 });
    const made = await browser.ask("POST", "/setup", INPUT);
    expect(made).toMatchObject({ status: 201, body: { state: "signed_in" } });
    expect(await browser.ask("GET", "/session")).toMatchObject({
      status: 200,
      body: {
        user: { name: "Rina", email: "rina@example.com", role: "owner", agentId: null, twoFactor: false },
        ownerRecovered: null,
        deployment: { name: "", language: "id", timeZone: "Asia/Makassar", currency: "IDR", country: "ID" },
      },
    });
    expect(await browser.ask("GET", "/setup")).toMatchObject({ body: { needed: false } });
    const { results } = await env.DB.prepare("SELECT key, value FROM settings ORDER BY key").all();
    expect(results).toEqual([
      { key: "conversions.default_country", value: '"ID"' },
      { key: "general.currency", value: '"IDR"' },
      { key: "general.language", value: '"id"' },
      { key: "general.time_zone", value: '"Asia/Makassar"' },
    ]);
    const log = await env.DB.prepare("SELECT action, after FROM audit_log").all();
    expect(log.results).toMatchObject([{ action: "owner.created" }]);
    expect(JSON.stringify(log.results)).not.toContain(PASSWORD);
  });

  it("happens once and never again", async ({ expect }) => {
    expect(await new Browser().ask("POST", "/setup", INPUT)).toMatchObject({ status: 201 });
    const again = await new Browser().ask("POST", "/setup", { ...INPUT, email: "other@example.com" });
    expect(again).toMatchObject({ status: 409, body: { code: "already_set_up" } });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it("makes one owner of five who try at the same moment", async ({ expect }) => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        new Browser().ask("POST", "/setup", {
          ...INPUT,
          email: `rina${i}@example.com`,
          language: i % 2 ? "en" : "id",
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM users").first()).toEqual({ n: 1 });
    expect(await env.DB.prepare("SELECT count(*) AS n FROM accounts").first()).toEqual({ n: 1 });
  });

  it.for<[object, Record<string, string>]>([
    [{ token: "another" }, { token: "wrong" }],
    [{ token: "" }, { token: "empty" }],
    [{ email: "rina@" }, { email: "malformed" }],
    [{ password: "short" }, { password: "too_short" }],
    [{ name: " " }, { name: "empty" }],
    [{ timeZone: "Mars/Base" }, { timeZone: "unknown" }],
    [{ country: "QQ" }, { country: "unknown" }],
    [{ currency: "QQQ" }, { currency: "unknown" }],
    [{ role: "owner" }, { role: "unknown" }],
  ])("refuses %j by field", async ([changed, errors], { expect }) => {
    const answer = await new Browser().ask("POST", "/setup", { ...INPUT, ...changed });
    expect(answer).toMatchObject({ status: 422, body: { errors } });
    expect(await env.DB.prepare("SELECT count(*) AS n FROM users").first()).toEqual({ n: 0 });
  });

  it("may be tried five times a minute with a wrong token", async ({ expect }) => {
    const browser = new Browser();
    const guess = { ...INPUT, token: "guess" };
    for (let i = 0; i < 5; i++)
      expect(await browser.ask("POST", "/setup", guess)).toMatchObject({ status: 422 });
    const refused = await browser.ask("POST", "/setup", INPUT);
    expect(refused).toMatchObject({ status: 429, body: { code: "too_many_tries" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await new Browser().ask("POST", "/setup", INPUT)).toMatchObject({ status: 201 });
  });
});

describe("an owner who is locked out", () => {
  it("gets back in with the token, everybody else with the old password is out, and all are told", async ({
    expect,
  }) => {
    const owner = await makePerson("owner");
    const manager = await signIn(await makePerson("admin"));
    const old = await signIn(owner);
    const link = await old.ask("POST", "/invitations/reset-link", { userId: owner.id });
    const body = { token: TOKEN, email: owner.email, password: "a new password" };
    expect(await new Browser().ask("POST", "/setup/recover", { ...body, token: "x" })).toMatchObject({
      status: 422,
      body: { errors: { token: "wrong" } },
    });
    expect(await new Browser().ask("POST", "/setup/recover", body)).toMatchObject({ status: 204 });
    expect(await old.ask("GET", "/session")).toMatchObject({ status: 401 });
    const { token } = link.body;
    expect(await new Browser().ask("POST", "/invitations/look", { token })).toMatchObject({ status: 422 });
    const browser = new Browser();
    expect(await browser.signIn(owner)).toMatchObject({ status: 401 });
    expect(await browser.signIn(owner, body.password)).toMatchObject({ status: 200 });
    const told = await manager.ask("GET", "/session");
    expect(told.body.ownerRecovered).toEqual({ at: expect.any(Number), name: owner.name });
    const log = await env.DB.prepare("SELECT action, subject_id AS id FROM audit_log").all();
    expect(log.results).toContainEqual({ action: "owner.recovered", id: owner.id });
  });

  it("is an owner, and nobody else", async ({ expect }) => {
    const manager = await makePerson("admin");
    const body = { token: TOKEN, email: manager.email, password: "a new password" };
    expect(await new Browser().ask("POST", "/setup/recover", body)).toMatchObject({
      status: 422,
      body: { errors: { email: "unknown" } },
    });
  });
});
