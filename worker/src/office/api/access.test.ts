import { env } from "cloudflare:workers";
import { KEY_SCOPES, type Permission } from "@rotator/shared/contract/permissions";
import { beforeAll, describe, it } from "vitest";
import { makeKey } from "../../../test/ask-api.ts";
import { type Access, type Least, ROUTE_TABLE } from "../../../test/route-table.ts";
import office from "../index.ts";

const ORIGIN = "http://localhost:8787";

interface Row {
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

/** Each is tried on every route. Whoever signs in is a line here: its cookie, and `isLeast` of its row. */
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
    name: "a key with every scope but the route's",
    headers: async ({ access }) => bearer(await makeKey(KEY_SCOPES.filter((scope) => scope !== access))),
    expected: ({ access }) => (access === "everybody" ? "in" : 403),
  },
  {
    name: "a key with the route's scope alone",
    headers: async ({ access }) => bearer(await makeKey(KEY_SCOPES.filter((scope) => scope === access))),
    expected: ({ access }) => (access === "everybody" || isKeyScope(access) ? "in" : 403),
  },
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

  for (const asker of ASKERS)
    it(`answers ${asker.name} as its row says`, async ({ expect }) => {
      const answered: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const [route, [access, least]] of Object.entries(ROUTE_TABLE)) {
        const [method = "", path = ""] = route.split(" ");
        const row = { access, least, writes: method !== "GET" };
        const { status } = await ask(method, path, await asker.headers(row), asker.origin);
        const wanted = asker.expected(row);
        answered[route] = wanted === "in" && status !== 401 && status !== 403 && status < 500 ? "in" : status;
        expected[route] = wanted;
      }
      expect(answered).toEqual(expected);
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
  origin = ORIGIN,
): Promise<Response> {
  const url = origin + path.replace("{channel}", "webhook").replaceAll(/\{\w+\}/g, "none");
  const body = method === "GET" ? {} : { body: "{}" };
  const request = new Request<unknown, IncomingRequestCfProperties>(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...body,
  });
  return office.fetch(request, env);
}
