import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { makeDomain, publishEnv, unique } from "../../../test/builders.ts";
import { findCookieScope } from "./cookie-scope.ts";
import { readLinkHost } from "./link-host.ts";
import { saveDomain } from "./save-domain.ts";

it.each([
  ["Link.Brand.COM", "link.brand.com"],
  [" link.brand.com. ", "link.brand.com"],
  ["link.brand.com:8787", "link.brand.com"],
  ["tautan.bücher.de", "tautan.xn--bcher-kva.de"],
  ["localhost", "localhost"],
  ["127.0.0.1", "127.0.0.1"],
  ["[::1]", "[::1]"],
])("reads the host %j as %j", (typed, host) => {
  expect(readLinkHost(typed)).toBe(host);
});

it.each([
  "",
  "https://link.brand.com",
  "link.brand.com/wa",
  "me@brand.com",
  "a b.com",
  "brand..com",
  "-a.com",
  `${"a".repeat(250)}.com`,
  "a_b.com",
])("finds no host in %j", (typed) => {
  expect(readLinkHost(typed)).toBeUndefined();
});

it.each([
  ["link.brand.com", "brand.com", 1],
  ["brand.com", "brand.com", 1],
  ["link.brand.co.id", "brand.co.id", 2],
  ["a.b.brand.com.br", "brand.com.br", 2],
  ["rotator-edge.somebody.workers.dev", "somebody.workers.dev", 2],
  ["link.xn--bcher-kva.de", "xn--bcher-kva.de", 1],
  ["localhost", null, null],
  ["127.0.0.1", null, null],
  ["[::1]", null, null],
  ["co.id", null, null],
  ["workers.dev", null, null],
])("shares Meta's cookies of %s on %s with index %s", (host, cookieDomain, cookieIndex) => {
  expect(findCookieScope(host)).toEqual({ cookieDomain, cookieIndex });
});

it("keeps a domain in its plain form, once", async () => {
  const host = `${unique("link")}.brand.com`;

  const { id } = await saveDomain(publishEnv(), { host: `${host.toUpperCase()}.`, setMetaCookies: true });

  const row = await env.DB.prepare(
    "SELECT host, cookie_domain, cookie_index, set_meta_cookies FROM domains WHERE id = ?",
  )
    .bind(id)
    .first();
  expect(row).toEqual({ host, cookie_domain: "brand.com", cookie_index: 1, set_meta_cookies: 1 });
  await expect(saveDomain(publishEnv(), { host, setMetaCookies: false })).rejects.toMatchObject({
    refusal: { kind: "invalid", fields: { host: "taken" } },
  });
});

it("keeps the host of a domain, which links in ads carry", async () => {
  const domain = await makeDomain();
  const save = saveDomain(
    publishEnv(),
    { host: `${unique("other")}.brand.com`, setMetaCookies: true },
    domain,
  );

  await expect(save).rejects.toMatchObject({ refusal: { kind: "invalid", fields: { host: "fixed" } } });
});
