import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { turnOnTwoFactor } from "../../../../test/authenticator.ts";
import { makeAgent } from "../../../../test/builders.ts";
import { Browser, makePerson, PASSWORD, signIn } from "../../../../test/person.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

const TOKEN = "the setup token of tests";

beforeEach(async () => {
  await env.DB.prepare("DELETE FROM sign_in_tries").run();
});

/** As many wrong tries as are allowed, by strangers at as many addresses, so that only the account is full. */
async function guess(email: string): Promise<void> {
  for (let i = 0; i < 6; i++) await new Browser(`203.0.113.${i}`).signIn({ email }, "wrong password");
}

describe("a stranger who guesses", { timeout: LIMIT_MS }, () => {
  it("keeps nobody out who was let in by that browser before, signed out or not", async ({ expect }) => {
    const owner = await makePerson("owner");
    const own = await signIn(owner);
    await own.ask("POST", "/auth/sign-out");
    await guess(owner.email);
    expect(await new Browser().signIn(owner)).toMatchObject({ status: 429 });
    expect(await own.signIn(owner)).toMatchObject({ status: 200 });
    const { address } = own;
    for (let i = 0; i < 6; i++)
      await new Browser(address).signIn({ email: `x${i}@example.com` }, "wrong password");
    expect(await own.signIn(owner), "a stranger behind the same address").toMatchObject({ status: 200 });
  });

  it("keeps no owner from coming back in with the setup token, and then by the new password", async ({
    expect,
  }) => {
    const owner = await makePerson("owner");
    const wrong = { token: "guess", email: owner.email, password: "a new password" };
    for (let i = 0; i < 6; i++) await new Browser(`203.0.114.${i}`).ask("POST", "/setup/recover", wrong);
    await guess(owner.email);
    const browser = new Browser();
    expect(await browser.ask("POST", "/setup/recover", { ...wrong, token: TOKEN })).toMatchObject({
      status: 204,
    });
    expect(await browser.signIn(owner, wrong.password)).toMatchObject({ status: 200 });
  });

  it("keeps nobody from using a link for a new password, and then that", async ({ expect }) => {
    const owner = await signIn(await makePerson("owner"));
    const staff = await makePerson("staff", (await makeAgent()).id);
    const { body } = await owner.ask("POST", "/invitations/reset-link", { userId: staff.id });
    await guess(staff.email);
    const browser = new Browser();
    const input = { token: body.token, password: "a new password" };
    expect(await browser.ask("POST", "/invitations/reset-password", input)).toMatchObject({ status: 204 });
    expect(await browser.signIn(staff, input.password)).toMatchObject({ status: 200 });
  });

  it("is refused at one account by a known browser too, and by all of them together", async ({ expect }) => {
    const owner = await makePerson("owner");
    const browsers = [await signIn(owner), await signIn(owner), await signIn(owner)];
    const statuses = [];
    for (let i = 0; i < 9; i++) statuses.push((await browsers[i % 3]?.signIn(owner, `guess ${i}`))?.status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
  });

  it("gains nothing by being known at an account of his own, or by a cookie that he made", async ({
    expect,
  }) => {
    const owner = await makePerson("owner");
    const stranger = await signIn(await makePerson("staff", (await makeAgent()).id));
    await guess(owner.email);
    expect(await stranger.signIn(owner)).toMatchObject({ status: 429 });
    const session = stranger.cookies.get("rotator.session_token") ?? "";
    const known = stranger.cookies.get("rotator.known") ?? "";
    const own = (await signIn(owner).catch(() => undefined))?.cookies.get("rotator.known");
    expect(own).toBeUndefined();
    for (const forged of [session, known.replace(/^./, "_"), known.split(".")[0] ?? "", "x.y"]) {
      stranger.cookies.set("rotator.known", forged);
      expect(await stranger.signIn(owner)).toMatchObject({ status: 429 });
    }
  });

  it("gets in nowhere by the cookie of a known browser", async ({ expect }) => {
    const browser = await signIn(await makePerson("owner"));
    browser.cookies.set("rotator.session_token", browser.cookies.get("rotator.known") ?? "");
    expect(await browser.ask("GET", "/session")).toMatchObject({ status: 401 });
  });

  it.for<[string, string, unknown]>([
    ["/auth/sign-in", "POST", { email: "nobody@example.com", password: "x" }],
    ["/auth/two-factor", "POST", { kind: "app", code: "000000" }],
    ["/auth/two-factor", "POST", { kind: "recovery", code: "aaaaa-bbbbb" }],
    [
      "/setup",
      "POST",
      {
        token: "guess",
        name: "A",
        email: "a@example.com",
        password: PASSWORD,
        language: "en",
        timeZone: "Asia/Jakarta",
        country: "ID",
        currency: "IDR",
      },
    ],
    ["/setup/recover", "POST", { token: "guess", email: "a@example.com", password: PASSWORD }],
    ["/invitations/look", "POST", { token: "guess" }],
    [
      "/invitations/accept",
      "POST",
      { token: "guess", name: "A", email: "a@example.com", password: PASSWORD },
    ],
    ["/invitations/reset-password", "POST", { token: "guess", password: PASSWORD }],
  ])(
    "is refused at %s after five tries a minute from one address",
    async ([path, method, body], { expect }) => {
      const browser = new Browser("203.0.115.7");
      for (let i = 0; i < 5; i++)
        expect([401, 422]).toContain((await browser.ask(method, path, body)).status);
      const refused = await browser.ask(method, path, body, {
        "x-forwarded-for": "192.0.2.1",
        "x-real-ip": "192.0.2.1",
        "true-client-ip": "192.0.2.1",
        "cf-connecting-ipv6": "2001:db8::1",
      });
      expect(refused).toMatchObject({ status: 429, body: { code: "too_many_tries" } });
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      // From elsewhere the door is open still; of one account the tries are counted too.
      const elsewhere = JSON.parse(JSON.stringify(body).replace("nobody@", "other@"));
      expect((await new Browser("203.0.115.8").ask(method, path, elsewhere)).status).toBeLessThan(429);
    },
  );

  it.for([
    "/auth/password",
    "/auth/two-factor/enable",
    "/auth/two-factor/disable",
    "/auth/two-factor/recovery-codes",
    "/auth/two-factor/confirm",
  ])("is refused at %s in a session that he found open", async (path, { expect }) => {
    const browser = await signIn(await makePerson("owner"));
    if (!path.endsWith("enable")) await turnOnTwoFactor(browser);
    const body = path.endsWith("confirm")
      ? { code: "000000" }
      : { password: "wrong", ...(path === "/auth/password" && { newPassword: "another password" }) };
    for (let i = 0; i < 5; i++) expect(await browser.ask("POST", path, body)).toMatchObject({ status: 422 });
    expect(await browser.ask("POST", path, body)).toMatchObject({ status: 429 });
  });

  it("learns of no email whether it is somebody's, neither by what is said nor by how long it takes", async ({
    expect,
  }) => {
    const person = await makePerson("owner");
    const took: Record<string, number[]> = { [person.email]: [], "nobody-there@example.com": [] };
    for (let i = 0; i < 5; i++)
      for (const email of Object.keys(took)) {
        const at = performance.now();
        const { status } = await new Browser(`203.0.116.${i}`).signIn({ email }, "wrong password");
        await env.DB.prepare("DELETE FROM sign_in_tries").run();
        took[email]?.push(performance.now() - at);
        expect(status).toBe(401);
      }
    const [known = 0, unknown = 0] = Object.values(took).map(
      (times) => times.toSorted((a, b) => a - b)[2] ?? 0,
    );
    expect(Math.max(known, unknown) / Math.min(known, unknown), `${known} ${unknown}`).toBeLessThan(3);
  });
});

describe("a session", { timeout: LIMIT_MS }, () => {
  it("is a new one at every sign-in, whatever cookie was planted before", async ({ expect }) => {
    const person = await makePerson("owner");
    const planted = (await signIn(person)).cookies.get("rotator.session_token") ?? "";
    const browser = new Browser();
    browser.cookies.set("rotator.session_token", planted);
    await browser.signIn(person);
    expect(browser.cookies.get("rotator.session_token")).not.toBe(planted);
    const made = new Browser();
    made.cookies.set("rotator.session_token", "chosen.by-somebody");
    await made.signIn(person);
    expect(made.cookies.get("rotator.session_token")).not.toContain("chosen");
  });

  it("is a new one after the password changed: the old cookie of the same browser is worth nothing", async ({
    expect,
  }) => {
    const person = await makePerson("owner");
    const browser = await signIn(person);
    const old = browser.cookies.get("rotator.session_token") ?? "";
    const change = { password: PASSWORD, newPassword: "another password" };
    expect(await browser.ask("POST", "/auth/password", change)).toMatchObject({ status: 204 });
    expect(await browser.ask("GET", "/session")).toMatchObject({ status: 200 });
    const thief = new Browser();
    thief.cookies.set("rotator.session_token", old);
    expect(await thief.ask("GET", "/session")).toMatchObject({ status: 401 });
  });

  it("says of every cookie that no script, other site or plain connection gets it", async ({ expect }) => {
    const person = await makePerson("owner");
    const browser = new Browser(undefined, "https://admin.example.com");
    const cookies = (await browser.signIn(person)).headers.getSetCookie();
    await turnOnTwoFactor(browser);
    cookies.push(
      ...(await new Browser(undefined, "https://admin.example.com").signIn(person)).headers.getSetCookie(),
    );
    expect(new Set(cookies.map((cookie) => cookie.split("=")[0]))).toEqual(
      new Set(
        ["session_token", "session_data", "known", "two_factor"].map((name) => `__Host-rotator.${name}`),
      ),
    );
    for (const cookie of cookies) {
      for (const attribute of ["HttpOnly", "Secure", "Path=/", "SameSite=Lax"])
        expect(cookie).toContain(attribute);
      expect(cookie).not.toMatch(/domain=/i);
    }
  });
});
