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
