import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeDomain, makeRotator, publishEnv, unique } from "../../../test/builders.ts";
import office from "../index.ts";
import { removeAddress } from "../db/remove-address.ts";
import { saveRotator } from "../db/save-rotator.ts";

describe("domains", () => {
  it("are made in their plain form, read, edited and deleted", async ({ expect }) => {
    const { key } = await makeKey();
    const host = `${unique("link")}.brand.co.id`;
    const made = await askApi("POST", "/domains", { key, body: { host: ` ${host.toUpperCase()}. ` } });
    const domain = { host, setMetaCookies: false, cookieDomain: "brand.co.id", rotators: 0, version: 1 };
    expect(made).toMatchObject({ status: 201, body: domain });
    const path = `/domains/${made.body.id}`;
    expect(await askApi("GET", path, { key })).toMatchObject({ status: 200, body: made.body });
    const body = { setMetaCookies: true, version: 1 };
    const edited = await askApi("PUT", path, { key, body });
    expect(edited).toMatchObject({ status: 200, body: { host, setMetaCookies: true, version: 2 } });
    expect(await askApi("PUT", path, { key, body })).toMatchObject({ status: 409, body: { code: "stale" } });
    expect(await askApi("DELETE", path, { key })).toMatchObject({ status: 204 });
    expect(await askApi("GET", path, { key })).toMatchObject({ status: 404 });
    const { results } = await env.DB.prepare("SELECT action FROM audit_log WHERE subject_id = ? ORDER BY id")
      .bind(made.body.id)
      .all();
    expect(results.map(({ action }) => action)).toEqual([
      "domain.created",
      "domain.updated",
      "domain.deleted",
    ]);
  });

  it("are listed page by page, with what stands on them", async ({ expect }) => {
    const { key } = await makeKey();
    const rotator = await makeRotator();
    const { id } = await makeDomain();
    await saveRotator(publishEnv(), { ...rotator.input, slug: unique("new") }, rotator);
    const found = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body } = await askApi("GET", `/domains?limit=1&cursor=${cursor}`, { key });
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(found.filter((domain) => [id, rotator.input.domainId].includes(domain.id))).toMatchObject([
      { id: rotator.input.domainId, rotators: 1, formerAddresses: 1 },
      { id, rotators: 0, formerAddresses: 0 },
    ]);
    expect(new Set(found.map((domain) => domain.id)).size).toBe(found.length);
  });

  it("say of a link ending whether it is free, whose it is, and until when it is kept", async ({
    expect,
  }) => {
    const { key } = await makeKey();
    const domain = await makeDomain();
    const rotator = await makeRotator({ domainId: domain.id, slug: "promo" });
    const ask = async (slug: string) => {
      const { status, body } = await askApi("GET", `/domains/${domain.id}/addresses/${slug}`, { key });
      return { status, ...body };
    };
    const owner = { id: rotator.id, name: rotator.input.name };
    expect(await ask("other")).toEqual({ status: 200, state: "free", rotator: null, heldUntil: null });
    expect(await ask("promo")).toMatchObject({ state: "taken", rotator: owner, heldUntil: null });
    await saveRotator(publishEnv(), { ...rotator.input, slug: "newer" }, rotator);
    expect(await ask("promo")).toMatchObject({ state: "taken", rotator: owner });
    await removeAddress({ ...env }, rotator.id, { domainId: domain.id, slug: "promo" });
    const held = await ask("promo");
    expect(held).toMatchObject({ state: "held", rotator: owner });
    expect(Math.round((held.heldUntil - Date.now()) / 86_400_000)).toBe(90);
    await env.DB.prepare("UPDATE freed_addresses SET freed_at = freed_at - ?1 WHERE address = ?2")
      .bind(91 * 86_400_000, `${domain.host}/promo`)
      .run();
    expect(await ask("promo")).toMatchObject({ state: "free" });
    expect(await ask("No.good")).toMatchObject({ status: 422, errors: { slug: "malformed" } });
  });

  it("stay while a link or an old address stands on them", async ({ expect }) => {
    const { key } = await makeKey();
    const rotator = await makeRotator();
    const path = `/domains/${rotator.input.domainId}`;
    expect(await askApi("DELETE", path, { key })).toMatchObject({
      status: 409,
      body: { code: "in_use", errors: { rotators: "1", formerAddresses: "0" } },
    });
    const elsewhere = { ...rotator.input, domainId: (await makeDomain()).id };
    await saveRotator(publishEnv(), elsewhere, rotator);
    expect(await askApi("DELETE", path, { key })).toMatchObject({
      status: 409,
      body: { code: "in_use", errors: { rotators: "0", formerAddresses: "1" } },
    });
    expect(await askApi("GET", path, { key })).toMatchObject({ status: 200 });
  });

  it.for([
    "",
    "https://link.brand.com",
    "brand.com/wa",
    "me@brand.com",
    "a b.com",
    "brand.com\\@evil.example",
    "brand..com",
    "<script>alert(1)</script>.com",
    `${"a".repeat(250)}.com`,
  ])("are refused under the host %j", async (host, { expect }) => {
    const { key } = await makeKey();
    const answer = await askApi("POST", "/domains", { key, body: { host } });
    expect(answer).toMatchObject({ status: 422, body: { errors: { host: expect.any(String) } } });
  });

  it("are not the admin's own host, where no link would answer", async ({ expect }) => {
    const { key } = await makeKey();
    const ADMIN_HOST = "admin.brand.com";
    const request = new Request<unknown, IncomingRequestCfProperties>(`https://${ADMIN_HOST}/api/domains`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ host: ` ${ADMIN_HOST.toUpperCase()}` }),
    });
    const answer = await office.fetch(request, { ...env, ADMIN_HOST, FORWARD_LINKS: "off" });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: { host: "taken" } });
  });

  it("take nothing that is not theirs to say, nor another host", async ({ expect }) => {
    const { key } = await makeKey();
    const { id, host } = await makeDomain();
    const stray = { id: "dom_x", version: 9, cookieDomain: "com", createdAt: 1 };
    const made = await askApi("POST", "/domains", { key, body: { host: "x.example.com", ...stray } });
    expect(made).toMatchObject({
      status: 422,
      body: { errors: { id: "unknown", version: "unknown", cookieDomain: "unknown", createdAt: "unknown" } },
    });
    const body = { host: "other.example.com", setMetaCookies: false, version: 1 };
    expect(await askApi("PUT", `/domains/${id}`, { key, body })).toMatchObject({
      status: 422,
      body: { errors: { host: "unknown" } },
    });
    expect(await askApi("POST", "/domains", { key, body: { host } })).toMatchObject({
      status: 422,
      body: { errors: { host: "taken" } },
    });
  });

  it("are out of reach for a key without their scope", async ({ expect }) => {
    const { id } = await makeDomain();
    const stranger = await makeKey(["rotators:write"]);
    const reader = await makeKey(["domains:read"]);
    for (const path of ["/domains", `/domains/${id}`])
      expect(await askApi("GET", path, { key: stranger.key })).toMatchObject({ status: 403 });
    for (const [method, path, body] of [
      ["POST", "/domains", { host: "x.example.com" }],
      ["PUT", `/domains/${id}`, { setMetaCookies: true, version: 1 }],
      ["DELETE", `/domains/${id}`, undefined],
    ] as const)
      expect(await askApi(method, path, { key: reader.key, body })).toMatchObject({ status: 403 });
  });
});

describe("the check of a domain", () => {
  it("finds that localhost reaches this deployment's edge", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeDomain({ host: "localhost" });
    const answer = await askApi("POST", `/domains/${id}/check`, { key });
    expect(answer).toMatchObject({ status: 200, body: { state: "live", reason: null, httpStatus: 200 } });
    const { body } = await askApi("GET", `/domains/${id}`, { key });
    expect(body).toMatchObject({ check: answer.body, liveAt: answer.body.checkedAt });
  });

  it("is kept for the list, which also says what makes a domain live", async ({ expect }) => {
    const { key } = await makeKey();
    const host = `${unique("link")}.brand.co.id`;
    const { body } = await askApi("POST", "/domains", { key, body: { host } });
    expect(body).toMatchObject({ check: null, liveAt: null });
    expect(body.steps).toEqual([
      { kind: "add_zone", file: null, text: "brand.co.id" },
      {
        kind: "add_lines",
        file: "wrangler.toml",
        text: `[[routes]]\npattern = "${host}"\ncustom_domain = true`,
      },
      { kind: "run", file: null, text: "npm run deploy" },
    ]);
  });
});
