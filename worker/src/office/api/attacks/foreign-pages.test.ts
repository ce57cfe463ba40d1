import { env } from "cloudflare:workers";
import { beforeAll, describe, it } from "vitest";
import { fillPath, loadOperations, type Operation } from "../../../../test/api-document.ts";
import { type Browser, makePerson, signIn } from "../../../../test/person.ts";
import { sampleOf } from "../../../../test/sample-of.ts";
import office from "../../index.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

const ORIGIN = "http://localhost:8787";

let operations: Operation[];
let owner: Browser;

beforeAll(async () => {
  operations = await loadOperations();
  owner = await signIn(await makePerson("owner"));
}, LIMIT_MS);

/** What browsers send when another page makes them ask, or what hides where a request is from. */
const FOREIGN: [string, Record<string, string>][] = [
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  [
    "a link's domain beside the admin's",
    { origin: "http://link.localhost:8787", "sec-fetch-site": "same-site" },
  ],
  ["another port of the same host", { origin: "http://localhost:9999", "sec-fetch-site": "same-site" }],
  ["the same host without TLS", { origin: "https://localhost:8787" }],
  ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["a file", { origin: "null" }],
  ["a typed address", { "sec-fetch-site": "none" }],
  ["an old browser's foreign form", { origin: "https://evil.example" }],
  ["a lie about the origin alone", { origin: ORIGIN, "sec-fetch-site": "cross-site" }],
  ["nowhere", {}],
  [
    "another site that names a key",
    { origin: "https://evil.example", "sec-fetch-site": "cross-site", authorization: "Basic eA==" },
  ],
];

describe("a signed-in owner whom a page of another place makes ask", { timeout: LIMIT_MS }, () => {
  it.for(FOREIGN)("(%s) changes nothing by any write", async ([, headers], { expect }) => {
    const named = headers["authorization"] !== undefined;
    const answered: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const { route, method, path, body, permission } of operations) {
      // No page may name a key without being allowed to first, and what is open to everybody asks for none.
      if (method === "GET" || (named && permission === "everybody")) continue;
      const sent = body === undefined ? undefined : JSON.stringify(sampleOf(body));
      const { status } = await send(method, path, sent, { "content-type": "application/json", ...headers });
      answered[route] = status;
      expected[route] = named ? 401 : 403;
    }
    expect(answered).toEqual(expected);
  });

  it("is allowed no answer by any header", async ({ expect }) => {
    for (const { method, path } of operations)
      for (const asked of ["OPTIONS", method === "GET" ? "GET" : "OPTIONS"]) {
        const { headers, status } = await send(asked, path, undefined, {
          origin: "https://evil.example",
          "access-control-request-method": method,
        });
        expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
        expect(status, path).toBeLessThan(500);
        if (asked === "OPTIONS") expect(status).toBe(404);
      }
  });

  it("reads nothing by a form's content types", async ({ expect }) => {
    const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
    const answered: Record<string, number> = {};
    for (const { route, method, path, body } of operations)
      for (const type of body === undefined ? [] : types) {
        const { status } = await send(method, path, JSON.stringify(sampleOf(body ?? {})), {
          origin: ORIGIN,
          "content-type": type,
        });
        if (status !== 415) answered[`${route} ${type}`] = status;
      }
    expect(answered).toEqual({});
  });
});

describe("a body", { timeout: LIMIT_MS }, () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    send("POST", "/agents", body, { origin: ORIGIN, "content-type": "application/json", ...headers });

  it.for<[string, string, number]>([
    ["nothing", "", 400],
    ["no JSON", "{", 400],
    ["a list", "[]", 422],
    ["null", "null", 422],
    ["a text", '"x"', 422],
    ["more than a megabyte", JSON.stringify({ name: "x".repeat(1_000_001) }), 413],
    ["lists in lists in lists", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, 422],
    ["objects in objects", `${'{"name":'.repeat(50_000)}1${"}".repeat(50_000)}`, 422],
    [
      "ten thousand unknown names",
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, 1]))),
      422,
    ],
    ["a prototype", '{"__proto__":{"name":"A","phone":"081234567890"}}', 422],
    ["a constructor's prototype", '{"constructor":{"prototype":{"name":"A"}}}', 422],
    ["half a surrogate", '{"name":"\\ud800","phone":"081234567891"}', 201],
    ["a NUL", '{"name":"a\\u0000b","phone":"081234567892"}', 201],
  ])("of %s is answered without a fault of ours", async ([, body, status], { expect }) => {
    const response = await post(body);
    const text = await response.text();
    expect(response.status, text.slice(0, 300)).toBe(status);
    expect(text.length).toBeLessThan(200_000);
    expect(({} as Record<string, unknown>)["name"]).toBeUndefined();
  });

  it("that says a name twice is taken by its last one, which is what is checked", async ({ expect }) => {
    const response = await post('{"name":"First","name":"","phone":"081234567893"}');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: { name: "empty" } });
  });
});

async function send(method: string, path: string, body: string | undefined, headers: Record<string, string>) {
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/api${fillPath(path)}`, {
    method,
    headers: { cookie, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return office.fetch(request, env);
}
