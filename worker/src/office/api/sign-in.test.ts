import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { readCode, turnOnTwoFactor } from "../../../test/authenticator.ts";
import { makeAgent } from "../../../test/builders.ts";
import { makeKey } from "../../../test/ask-api.ts";
import { Browser, makePerson, PASSWORD, signIn } from "../../../test/person.ts";
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import { countTry } from "../db/sign-in-tries.ts";
import office from "../index.ts";

describe("signing in", () => {
  it("needs the right email and password, and says nothing of which was wrong", async ({ expect }) => {
    const person = await makePerson("admin");
    const browser = new Browser();
    const wrong = await browser.signIn(person, "wrong password");
    const unknown = await browser.signIn({ email: "nobody@example.com" });
    expect(wrong).toMatchObject({ status: 401, body: { code: "wrong_credentials" } });
    expect(unknown.body).toEqual(wrong.body);
    expect(browser.cookies.size).toBe(0);
    expect(await browser.signIn({ email: ` ${person.email.toUpperCase()}` })).toMatchObject({ status: 200 });
    expect(await browser.ask("GET", "/session")).toMatchObject({
      body: { user: { id: person.id, role: "admin" } },
    });
  });

  it("is refused after five tries a minute at one account, from wherever", async ({ expect }) => {
    const person = await makePerson("admin");
    for (let i = 0; i < 5; i++)
      expect(await new Browser(`203.0.113.${i}`).signIn(person, "wrong password")).toMatchObject({
        status: 401,
      });
    const refused = await new Browser("203.0.113.9").signIn(person);
    expect(refused).toMatchObject({ status: 429, body: { code: "too_many_tries" } });
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it("is tried no more often by trying all at once", async ({ expect }) => {
    const person = await makePerson("admin");
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => new Browser(`203.0.114.${i}`).signIn(person, `guess ${i}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it("is refused after five tries a minute from one address, at whatever account", async ({ expect }) => {
    const person = await makePerson("admin");
    for (let i = 0; i < 5; i++)
      await new Browser(`2001:db8:1:2::${i}`).signIn({ email: `guess-${i}@example.com` }, "wrong password");
    expect(await new Browser("2001:db8:1:2:ffff::1").signIn(person)).toMatchObject({ status: 429 });
    expect(await new Browser("2001:db8:1:3::1").signIn(person)).toMatchObject({ status: 200 });
  });

  it("may be tried again a minute later, and by many who succeed", async ({ expect }) => {
    const now = Date.now();
    const keys = ["test address", "test account"];
    for (let i = 0; i < 5; i++) expect(await countTry(env.DB, keys, 5, now)).toBe(0);
    expect(await countTry(env.DB, keys, 5, now + 20_000)).toBe(40_000);
    expect(await countTry(env.DB, keys, 5, now + 60_000)).toBe(0);
    const person = await makePerson("admin");
    const browser = new Browser();
    for (let i = 0; i < 7; i++) expect(await browser.signIn(person)).toMatchObject({ status: 200 });
  });

  it("waits while tries cannot be counted, so that a slow database is no way to guess", async ({
    expect,
  }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const person = await makePerson("admin");
    await env.DB.prepare("ALTER TABLE sign_in_tries RENAME TO away").run();
    expect(await new Browser().signIn(person)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    await env.DB.prepare("ALTER TABLE away RENAME TO sign_in_tries").run();
    vi.restoreAllMocks();
  });

  it("sets a cookie that no script, other site or other host gets", async ({ expect }) => {
    const person = await makePerson("owner");
    const browser = new Browser("198.51.100.251", "https://admin.example.com");
    const [cookie, known, ...others] = (await browser.signIn(person)).headers.getSetCookie();
    expect(known).toMatch(/^__Host-rotator\.known=/);
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Host-rotator\.session_token=[^;]+; /);
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=2592000"])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain("Domain");
    const [plain] = (await new Browser().signIn(person)).headers.getSetCookie();
    expect(plain).toMatch(/^rotator\.session_token=/);
    expect(plain).toContain("HttpOnly");
  });

  it("goes all its ways over https too, by cookies that only https has", async ({ expect }) => {
    const person = await makePerson("owner");
    const open = () => new Browser(undefined, "https://admin.example.com");
    const browser = open();
    await browser.signIn(person);
    const { uri } = await turnOnTwoFactor(browser);
    const other = open();
    const asked = await other.signIn(person);
    expect(asked).toMatchObject({ status: 200, body: { state: "two_factor" } });
    expect([...other.cookies.keys()]).toEqual(["__Host-rotator.two_factor", "__Host-rotator.known"]);
    const code = { kind: "app", code: await readCode(uri) };
    expect(await other.ask("POST", "/auth/two-factor", code)).toMatchObject({ status: 200 });
    expect([...other.cookies.keys()]).toEqual(["__Host-rotator.known", "__Host-rotator.session_token"]);
    expect(await other.ask("GET", "/session")).toMatchObject({ status: 200 });
    expect(await other.ask("POST", "/auth/sign-out")).toMatchObject({ status: 204 });
    expect([...other.cookies.keys()]).toEqual(["__Host-rotator.known"]);
  });

  it("lasts 30 days for a CS and 7 for others, from the last use on", async ({ expect }) => {
    const agent = await makeAgent();
    for (const [role, days] of [
      ["staff", 30],
      ["owner", 7],
    ] as const) {
      const person = await makePerson(role, role === "staff" ? agent.id : null);
      const browser = await signIn(person);
      const { body } = await browser.ask("GET", "/session");
      expect(Math.round((body.expiresAt - Date.now()) / 3_600_000)).toBe(days * 24);
      const set = "UPDATE sessions SET updated_at = ?2, expires_at = ?3 WHERE id = ?1";
      const old = Date.now() - 400_000;
      await env.DB.prepare(set)
        .bind(body.id, old, Date.now() + 60_000)
        .run();
      expect((await browser.ask("GET", "/session")).headers.getSetCookie()).toHaveLength(1);
      const { body: later } = await browser.ask("GET", "/session");
      expect(Math.round((later.expiresAt - Date.now()) / 3_600_000)).toBe(days * 24);
      await env.DB.prepare(set)
        .bind(body.id, old, Date.now() - 1)
        .run();
      expect(await browser.ask("GET", "/session")).toMatchObject({ status: 401 });
    }
  });

  it("is not believed of a cookie that somebody made up", async ({ expect }) => {
    const browser = await signIn(await makePerson("owner"));
    const [name = "", value = ""] = [...browser.cookies][0] ?? [];
    const { body } = await browser.ask("GET", "/session");
    const row = await env.DB.prepare("SELECT token FROM sessions WHERE id = ?1")
      .bind(body.id)
      .first<{ token: string }>();
    for (const forged of [row?.token ?? "", value.replace(/^./, "_"), "", `${row?.token}.AAAA`]) {
      browser.cookies.set(name, forged);
      expect(await browser.ask("GET", "/session")).toMatchObject({ status: 401 });
    }
    browser.cookies.set(name, value);
    expect(await browser.ask("GET", "/session")).toMatchObject({ status: 200 });
  });

  it("ends here, elsewhere or everywhere", async ({ expect }) => {
    const person = await makePerson("owner");
    const [phone, laptop, tablet] = [await signIn(person), await signIn(person), await signIn(person)];
    const { body } = await phone.ask("GET", "/auth/sessions");
    expect(body.items).toHaveLength(3);
    expect(body.items.filter((item: { current: boolean }) => item.current)).toHaveLength(1);
    const { body: seen } = await tablet.ask("GET", "/session");
    expect(await phone.ask("DELETE", `/auth/sessions/${seen.id}`)).toMatchObject({ status: 204 });
    expect(await tablet.ask("GET", "/session")).toMatchObject({ status: 401 });
    const stranger = await signIn(await makePerson("owner"));
    const { body: own } = await laptop.ask("GET", "/session");
    expect(await stranger.ask("DELETE", `/auth/sessions/${own.id}`)).toMatchObject({ status: 404 });
    expect(await phone.ask("DELETE", "/auth/sessions")).toMatchObject({ status: 204 });
    expect([...phone.cookies.keys()]).toEqual(["rotator.known"]);
    expect(await laptop.ask("GET", "/session")).toMatchObject({ status: 401 });
    const again = await signIn(person);
    const kept = new Map(again.cookies);
    expect(await again.ask("POST", "/auth/sign-out")).toMatchObject({ status: 204 });
    again.cookies = kept;
    expect(await again.ask("GET", "/session")).toMatchObject({ status: 401 });
  });

  it("with a changed password works with the new one alone, and nowhere else any more", async ({
    expect,
  }) => {
    const person = await makePerson("staff", (await makeAgent()).id);
    const [phone, laptop] = [await signIn(person), await signIn(person)];
    const change = { password: PASSWORD, newPassword: "another password" };
    expect(await phone.ask("POST", "/auth/password", { ...change, password: "wrong" })).toMatchObject({
      status: 422,
      body: { errors: { password: "wrong" } },
    });
    expect(await phone.ask("POST", "/auth/password", change)).toMatchObject({ status: 204 });
    expect(await phone.ask("GET", "/session")).toMatchObject({ status: 200 });
    expect(await laptop.ask("GET", "/session")).toMatchObject({ status: 401 });
    expect(await new Browser().signIn(person)).toMatchObject({ status: 401 });
    expect(await new Browser().signIn(person, "another password")).toMatchObject({ status: 200 });
  });

  it("of another page is refused, and a key is nobody's session", async ({ expect }) => {
    const person = await makePerson("owner");
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const body = { email: person.email, password: PASSWORD };
    expect(await new Browser().ask("POST", "/auth/sign-in", body, headers)).toMatchObject({ status: 403 });
    const { key } = await makeKey();
    const withKey = { authorization: `Bearer ${key}` };
    expect(await new Browser().ask("GET", "/session", undefined, withKey)).toMatchObject({ status: 403 });
    const signedIn = await signIn(person);
    const bad = { authorization: "Bearer nothing" };
    expect(await signedIn.ask("GET", "/session", undefined, bad)).toMatchObject({ status: 401 });
  });

  it("needs the deployment's key, and says so", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const body = JSON.stringify({ email: "a@example.com", password: PASSWORD });
    const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
    const url = "http://localhost:8787/api/auth/sign-in";
    const request = new Request<unknown, IncomingRequestCfProperties>(url, { method: "POST", headers, body });
    const response = await office.fetch(request, { ...env, ENCRYPTION_KEY: "" });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: "not_configured" });
    vi.restoreAllMocks();
  });

  it("writes no email, password or token to the log", async ({ expect }) => {
    const lines: unknown[] = [];
    for (const level of ["log", "info", "warn", "error", "debug"] as const)
      vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words));
    const person = await makePerson("owner");
    await new Browser().signIn(person, "wrong password");
    await new Browser().signIn({ email: "nobody-there@example.com" });
    const line = makeUnsteadyDatabase(env.DB);
    line.state = "refusing";
    const body = JSON.stringify({ email: person.email, password: PASSWORD });
    const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
    const url = "http://localhost:8787/api/auth/sign-in";
    const request = new Request<unknown, IncomingRequestCfProperties>(url, { method: "POST", headers, body });
    const response = await office.fetch(request, { ...env, DB: line.db });
    vi.restoreAllMocks();
    expect(response.status).toBe(503);
    const said = JSON.stringify(lines);
    expect(said).not.toContain("@example.com");
    expect(said).not.toContain(PASSWORD);
  });
});

describe("two-factor sign-in", () => {
  it("is on once a first code confirmed it, and then asks for one", async ({ expect }) => {
    const person = await makePerson("owner");
    const browser = await signIn(person);
    expect(await browser.ask("POST", "/auth/two-factor/enable", { password: "wrong" })).toMatchObject({
      status: 422,
      body: { errors: { password: "wrong" } },
    });
    const { body } = await browser.ask("POST", "/auth/two-factor/enable", { password: PASSWORD });
    expect(body.recoveryCodes).toHaveLength(10);
    expect(await new Browser().signIn(person)).toMatchObject({ body: { state: "signed_in" } });
    expect(await browser.ask("POST", "/auth/two-factor/confirm", { code: "000000" })).toMatchObject({
      status: 422,
    });
    const code = await readCode(body.uri);
    expect(await browser.ask("POST", "/auth/two-factor/confirm", { code })).toMatchObject({ status: 204 });
    expect(await browser.ask("GET", "/session")).toMatchObject({ body: { user: { twoFactor: true } } });

    const other = new Browser();
    expect(await other.signIn(person)).toMatchObject({ status: 200, body: { state: "two_factor" } });
    expect(await other.ask("GET", "/session")).toMatchObject({ status: 401 });
    const wrong = await other.ask("POST", "/auth/two-factor", { kind: "app", code: "000000" });
    expect(wrong).toMatchObject({ status: 422, body: { errors: { code: "wrong" } } });
    const typed = (await readCode(body.uri)).replace(/^.../, "$& ");
    expect(await other.ask("POST", "/auth/two-factor", { kind: "app", code: typed })).toMatchObject({
      status: 200,
      body: { state: "signed_in" },
    });
    expect(await other.ask("GET", "/session")).toMatchObject({ status: 200 });
  });

  it("opens to a recovery code once, and to none of the old ones after new were made", async ({ expect }) => {
    const person = await makePerson("owner");
    const browser = await signIn(person);
    const { recoveryCodes } = await turnOnTwoFactor(browser);
    const open = async (code: string | undefined) => {
      const other = new Browser();
      await other.signIn(person);
      return other.ask("POST", "/auth/two-factor", { kind: "recovery", code });
    };
    expect(await open(recoveryCodes[0])).toMatchObject({ status: 200, body: { state: "signed_in" } });
    expect(await open(recoveryCodes[0])).toMatchObject({ status: 422, body: { errors: { code: "wrong" } } });
    const renewed = await browser.ask("POST", "/auth/two-factor/recovery-codes", { password: PASSWORD });
    expect(await open(recoveryCodes[1])).toMatchObject({ status: 422 });
    expect(await open(renewed.body.recoveryCodes[0])).toMatchObject({ status: 200 });
  });

  it("takes a recovery code as it was copied by hand", async ({ expect }) => {
    const person = await makePerson("owner");
    const { recoveryCodes } = await turnOnTwoFactor(await signIn(person));
    expect(new Set(recoveryCodes.join("").match(/[01ilo]|[A-Z]/g))).toEqual(new Set());
    const copies = [
      (code: string) => code.replace("-", ""),
      (code: string) => ` ${code.toUpperCase().replace("-", " ")} `,
    ];
    for (const [index, copy] of copies.entries()) {
      const other = new Browser();
      await other.signIn(person);
      const input = { kind: "recovery", code: copy(recoveryCodes[index] ?? "") };
      expect(await other.ask("POST", "/auth/two-factor", input)).toMatchObject({ status: 200 });
    }
  });

  it("cannot be guessed: five codes a minute at one account", async ({ expect }) => {
    const person = await makePerson("owner");
    const { uri } = await turnOnTwoFactor(await signIn(person));
    for (let i = 0; i < 5; i++) {
      const browser = new Browser(`192.0.2.${i}`);
      await browser.signIn(person);
      const body = { kind: "app", code: "000000" };
      expect(await browser.ask("POST", "/auth/two-factor", body)).toMatchObject({ status: 422 });
    }
    const browser = new Browser("192.0.2.9");
    await browser.signIn(person);
    const code = await readCode(uri);
    expect(await browser.ask("POST", "/auth/two-factor", { kind: "app", code })).toMatchObject({
      status: 429,
    });
  });

  it("asks for a code only whoever gave the password", async ({ expect }) => {
    const code = { kind: "app", code: "123456" };
    expect(await new Browser().ask("POST", "/auth/two-factor", code)).toMatchObject({
      status: 401,
      body: { code: "sign_in_again" },
    });
  });

  it("is turned off with the password", async ({ expect }) => {
    const person = await makePerson("owner");
    const browser = await signIn(person);
    await turnOnTwoFactor(browser);
    expect(await browser.ask("POST", "/auth/two-factor/disable", { password: "wrong" })).toMatchObject({
      status: 422,
    });
    expect(await browser.ask("POST", "/auth/two-factor/disable", { password: PASSWORD })).toMatchObject({
      status: 204,
    });
    expect(await new Browser().signIn(person)).toMatchObject({ body: { state: "signed_in" } });
  });
});
