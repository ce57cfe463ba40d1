import { env } from "cloudflare:workers";
import { it } from "vitest";
import { askOffice } from "../../../test/ask-office.ts";
import office from "../index.ts";
import { isAdminHost } from "./admin-host.ts";

it.for<[string, string, string, boolean]>([
  ["admin.brand.com", "admin.brand.com", "off", true],
  ["admin.brand.com", "Admin.Brand.com", "off", true],
  ["link.brand.com", "admin.brand.com", "off", false],
  ["evil-admin.brand.com", "admin.brand.com", "off", false],
  ["rotator-office.me.workers.dev", "admin.brand.com", "off", false],
  ["localhost", "admin.brand.com", "off", false],
  ["localhost", "admin.brand.com", "on", true],
  ["rotator-office.me.workers.dev", "", "off", true],
  ["localhost", "", "off", true],
  ["127.0.0.1", "", "on", true],
  ["link.brand.com", "", "off", false],
  ["workers.dev.evil.example", "", "off", false],
  ["rotator-edge.me.workers.dev", "", "off", false],
  ["rotator-office.workers.dev", "", "off", false],
  ["evil-rotator-office.me.workers.dev", "", "off", false],
  ["1a2b3c4d-rotator-office.me.workers.dev", "", "off", false],
  ["rotator-office.evil.me.workers.dev", "", "off", false],
  ["rotator-office.me.workers.dev.evil.example", "", "off", false],
  ["rotator-office.me.workers.dev.", "", "off", false],
  ["rotator-officeXme.workers.dev", "", "off", false],
  ["admin.brand.com.", "admin.brand.com", "off", false],
  ["xadmin.brand.com", "admin.brand.com", "off", false],
  ["admin.brand.com.evil.example", "admin.brand.com", "off", false],
])(
  "%s, where the admin's is %j and links are %s: %s",
  ([host, ADMIN_HOST, FORWARD_LINKS, answers], { expect }) => {
    expect(isAdminHost(host, { ADMIN_HOST, FORWARD_LINKS })).toBe(answers);
  },
);

it.for(["/", "/index.html", "/assets/app.js", "/api/session", "/api/setup", "/api", "/healthz"])(
  "another host learns nothing at %s",
  async (path, { expect }) => {
    const response = await askOffice(`https://link.example.com${path}`, { ...env, FORWARD_LINKS: "off" });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("Not found\n");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect([...response.headers.keys()].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      "cache-control",
      "content-type",
    ]);
  },
);

it.for<[string, number]>([
  ["https://ADMIN.Example.COM/api/setup", 200],
  ["https://admin.example.com:443/api/setup", 200],
  ["https://admin.example.com:8443/api/setup", 200],
  ["https://admin.example.com./api/setup", 404],
  ["https://admin.example.com@link.example.com/api/setup", 404],
  ["https://link.example.com/https://admin.example.com/api/setup", 404],
  ["https://link.example.com//admin.example.com/api/setup", 404],
  ["https://link.example.com/api/setup?host=admin.example.com", 404],
  ["https://xn--admn-7ua.example.com/api/setup", 404],
  ["https://аdmin.example.com/api/setup", 404],
  ["https://link.example.com/..//api/setup", 404],
])("the address %s is answered with %s", async ([url, status], { expect }) => {
  expect((await askOffice(url)).status).toBe(status);
});

it.for([
  "/",
  "/rotators/rot_1",
  "/favicon.svg",
  "/nothing.js",
  "/healthz",
  "/api",
  "/api/setup",
  "/api/session",
  "/api/nothing",
  "/api/docs",
  "/api/%E0%A4%A",
  "/api/leads.csv",
])("%s comes with what keeps a page to itself", async (path, { expect }) => {
  const { headers } = await askOffice(`https://admin.example.com${path}`);
  const policy = headers.get("content-security-policy")?.split("; ");
  for (const directive of [
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(directive);
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  if (path !== "/favicon.svg") expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(headers.get("server")).toBeNull();
  expect(headers.get("x-powered-by")).toBeNull();
});

it.for(["http://localhost:8787/", "https://localhost:8787/", "http://admin.example.com/"])(
  "%s binds no browser to https",
  async (url, { expect }) => {
    const { headers } = await askOffice(url);
    expect(headers.get("strict-transport-security")).toBeNull();
  },
);

it("no header makes another host the admin's", async ({ expect }) => {
  const headers = {
    "x-forwarded-host": "admin.example.com",
    "x-original-host": "admin.example.com",
    forwarded: "host=admin.example.com",
  };
  const url = "https://link.example.com/api/setup";
  const request = new Request<unknown, IncomingRequestCfProperties>(url, { headers });
  expect((await office.fetch(request, env)).status).toBe(404);
  expect((await askOffice("https://admin.example.com/api/setup")).status).toBe(200);
});
