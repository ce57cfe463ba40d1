import { env } from "cloudflare:workers";
import { KEY_SCOPES, type Permission, type Role } from "@rotator/shared/contract/permissions";
import { beforeAll, describe, it } from "vitest";
import { makeKey } from "../../../test/ask-api.ts";
import { makeAgent } from "../../../test/builders.ts";
import { type Browser, makePerson, signIn } from "../../../test/person.ts";
import { type Access, type Least, ROUTE_TABLE } from "../../../test/route-table.ts";
import office from "../index.ts";
import { api } from "./app.ts";

const ORIGIN = "http://localhost:8787";

// Hundreds of requests, and passwords that take their time.
const LIMIT_MS = 60_000;

interface Row {
  route: string;
  access: Access;
  least: Least;
  writes: boolean;
}

interface Asker {
  name: string;
  /** Where it asks; the admin's own host without it. */
  origin?: string;
  headers: (row: Row) => Promise<Record<string, string>>;
  /** The status that turns it away, or that it gets in, whatever is then said to an empty body. */
  expected: (row: Row) => number | "in";
}

const asOwner = signedIn("owner");

/** Each is tried on every route. */
const ASKERS: Asker[] = [
  {
    name: "nobody",
    headers: async () => ({ origin: ORIGIN }),
    expected: ({ access }) => (access === "everybody" ? "in" : 401),
  },
  {
    name: "a page of another site",
    headers: async () => ({ origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
    // Writing is refused before anybody asks who it is.
    expected: ({ access, writes }) => (writes ? 403 : access === "everybody" ? "in" : 401),
  },
  {
    name: "a key of no such form",
    headers: async () => ({ authorization: "Bearer wr_nothing" }),
    expected: ({ access }) => (access === "everybody" ? "in" : 401),
  },
  {
    name: "a key that has expired",
    headers: async () => bearer(await makeKey(KEY_SCOPES, Date.now() - 1)),
    expected: ({ access }) => (access === "everybody" ? "in" : 401),
  },
  {
    name: "a key that was revoked",
    headers: async () => {
      const made = await makeKey();
      await env.DB.prepare("UPDATE api_keys SET revoked_at = 1 WHERE id = ?1").bind(made.id).run();
      return bearer(made);
    },
    expected: ({ access }) => (access === "everybody" ? "in" : 401),
  },
  {
    name: "somebody whose session has expired",
    headers: leftBy("UPDATE sessions SET expires_at = 1 WHERE user_id = ?1"),
    expected: ({ access }) => (access === "everybody" ? "in" : 401),
  },
  {
    name: "somebody who was switched off",
    headers: leftBy("UPDATE users SET disabled_at = 1 WHERE id = ?1"),
    expected: ({ access }) => (access === "everybody" ? "in" : 401),
  },
  {
    name: "a key with every scope but the route's",
    headers: async ({ access }) => bearer(await makeKey(KEY_SCOPES.filter((scope) => scope !== access))),
    expected: ({ access }) => (access === "everybody" ? "in" : 403),
  },
  {
    name: "a key with the route's scope alone",
    headers: async ({ access }) => bearer(await makeKey(KEY_SCOPES.filter((scope) => scope === access))),
    expected: ({ access }) => (access === "everybody" || isKeyScope(access) ? "in" : 403),
  },
  {
    name: "a CS",
    headers: signedIn("staff"),
    expected: ({ least }) => (least === "cs" ? "in" : 403),
  },
  {
    name: "a manager",
    headers: signedIn("admin"),
    expected: ({ least }) => (least === "owner" ? 403 : "in"),
  },
  { name: "an owner", headers: asOwner, expected: () => "in" },
  {
    name: "an owner whom another site's page makes ask",
    headers: async (row) => ({
      ...(await asOwner(row)),
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
    }),
    expected: ({ writes }) => (writes ? 403 : "in"),
  },
  ...[
    "https://link.brand.example",
    "https://admin.example.com.evil.example",
    "https://admin.example.com.",
    "https://rotator-office.me.workers.dev",
    "http://127.0.0.2",
  ].map((origin): Asker => ({
    name: `an owner at ${origin}`,
    origin,
    headers: asOwner,
    expected: () => 404,
  })),
];

let routes: { route: string; permission: unknown }[] = [];

beforeAll(async () => {
  const response = await ask("GET", "/api/openapi.json", bearer(await makeKey()));
  const { paths } = await response.json<{
    paths: Record<string, Record<string, { "x-permission"?: unknown }>>;
  }>();
  routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      permission: operation["x-permission"],
    })),
  );
});

describe("every route", () => {
  it("has a row in the table, and asks for what stands there", ({ expect }) => {
    const documented = Object.fromEntries(routes.map(({ route, permission }) => [route, permission]));
    const written = Object.fromEntries(
      Object.entries(ROUTE_TABLE).map(([route, [access]]) => [route, access]),
    );
    expect(documented).toEqual(written);
  });

  it("is in the document, but for the document's own addresses", ({ expect }) => {
    const answering = api.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    const documented = new Set(routes.map(({ route }) => route));
    expect(new Set(answering.filter((route) => !documented.has(route)))).toEqual(
      new Set(["GET /api/openapi.json", "GET /api/docs", "GET /api/docs.css"]),
    );
  });

  for (const asker of ASKERS)
    it(`answers ${asker.name} as its row says`, { timeout: LIMIT_MS }, async ({ expect }) => {
      const answered: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const [route, [access, least, body]] of Object.entries(ROUTE_TABLE)) {
        const [method = "", path = ""] = route.split(" ");
        const row = { route, access, least, writes: method !== "GET" };
        const { status } = await ask(method, path, await asker.headers(row), { origin: asker.origin, body });
        const wanted = asker.expected(row);
        answered[route] = wanted === "in" && status !== 401 && status !== 403 && status < 500 ? "in" : status;
        expected[route] = wanted;
      }
      expect(answered).toEqual(expected);
    });
});

describe("a CS", () => {
  it("neither sees nor turns another CS's agent, nor finds it in a list", async ({ expect }) => {
    const [own, other] = [await makeAgent(), await makeAgent()];
    const browser = await signIn(await makePerson("staff", own.id));
    expect(await browser.ask("GET", `/agents/${own.id}`)).toMatchObject({ status: 200 });
    for (const [method, path, body] of [
      ["GET", `/agents/${other.id}`, undefined],
      ["PUT", `/agents/${other.id}/active`, { active: false }],
    ] as const)
      expect(await browser.ask(method, path, body)).toMatchObject({ status: 404 });
    const { body } = await browser.ask("GET", "/agents");
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([own.id]);
  });
});

describe("the document and its page", () => {
  it.for(["/api/openapi.json", "/api/docs", "/api/docs.css"])(
    "%s is for whoever is let in",
    async (path, { expect }) => {
      expect((await ask("GET", path, {})).status).toBe(401);
      expect((await ask("GET", path, bearer(await makeKey([])))).status).toBe(200);
    },
  );

  it("names every route on the page, which asks nothing of another server", async ({ expect }) => {
    const response = await ask("GET", "/api/docs", bearer(await makeKey()));
    const page = await response.text();
    expect(response.headers.get("content-type")).toContain("text/html");
    for (const route of Object.keys(ROUTE_TABLE))
      expect(page).toContain(`<code>${route.split(" ")[1]}</code>`);
    expect(page).not.toMatch(/<script|https?:\/\/|style=/);
  });
});

/** The cookies of an owner, and what has become of him since. */
function leftBy(change: string): Asker["headers"] {
  let cached: Promise<Record<string, string>> | undefined;
  const leave = async () => {
    const person = await makePerson("owner");
    const { cookies } = await signIn(person);
    await env.DB.prepare(change).bind(person.id).run();
    return withCookies(cookies);
  };
  return () => (cached ??= leave());
}

/** Of the same person each time, but for routes that end sessions. */
function signedIn(role: Role): Asker["headers"] {
  let cached: Promise<Browser> | undefined;
  const enter = async () => signIn(await makePerson(role, role === "staff" ? (await makeAgent()).id : null));
  return async ({ route }) => {
    const endsSessions = route === "POST /api/auth/sign-out" || route === "DELETE /api/auth/sessions";
    const { cookies } = await (endsSessions ? enter() : (cached ??= enter()));
    return withCookies(cookies);
  };
}

function withCookies(cookies: Map<string, string>): Record<string, string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return { cookie, origin: ORIGIN, "sec-fetch-site": "same-origin" };
}

function isKeyScope(access: Access): access is Permission {
  return KEY_SCOPES.some((scope) => scope === access);
}

function bearer({ key }: { key: string }): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  { origin = ORIGIN, body = {} }: { origin?: string | undefined; body?: unknown } = {},
): Promise<Response> {
  const url = origin + path.replace("{channel}", "webhook").replaceAll(/\{\w+\}/g, "none");
  const request = new Request<unknown, IncomingRequestCfProperties>(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  });
  return office.fetch(request, env);
}
