import { env } from "cloudflare:workers";
import type { Site } from "@rotator/shared/core/site";
import { afterEach, describe, it } from "vitest";
import { ask, click, HOST, makeLink, makeMember } from "../../test/edge-link.ts";
import { createIsolate } from "./isolate.ts";

const LOGO = "0123456789abcdef";
const SITE: Site = {
  name: "Toko Ayu",
  colour: "#ffd400",
  textColour: "#000000",
  logo: LOGO,
  language: "visitor",
  responsible: { name: "PT Ayu Jaya", address: "Jl. Mawar 1", link: "https://ayu.example/privasi?a=1&b=2" },
};
const away = () => Promise.reject(new Error("away"));
// Of both, this is all that a link asks for.
const AWAY = {
  LINKS: { get: away } as unknown as KVNamespace,
  DB: { prepare: () => ({ bind: () => ({ first: away }) }) } as unknown as D1Database,
};
const PREVIEW = { "user-agent": "WhatsApp/2.25.20.0 A" };

afterEach(async () => {
  await env.LINKS.delete("site");
});

/** Every page that a visitor can meet, as html. */
async function openPages(site: Site, headers: Record<string, string> = {}): Promise<Record<string, string>> {
  const isolate = createIsolate();
  await env.LINKS.put("site", JSON.stringify(site));
  const app = await click(await makeLink({ site, deeplink: true }), { headers });
  const preview = await click(await makeLink({ site }), { headers: { ...headers, ...PREVIEW } });
  const sorry = await click(await makeLink({ site, members: [makeMember({ state: "off" })] }), { headers });
  const noLink = await ask(`http://${HOST}/wa/no-such-link`, { headers, isolate });
  const nowhere = await ask(`http://${HOST}/elsewhere`, { headers, isolate });
  const noStore = await ask(`http://${HOST}/wa/away`, { headers, isolate, bindings: AWAY });
  return {
    app: await app.response.text(),
    preview: await preview.response.text(),
    sorry: await sorry.response.text(),
    noLink: await noLink.response.text(),
    nowhere: await nowhere.response.text(),
    noStore: await noStore.response.text(),
  };
}

describe("every public page", () => {
  it("says whose it is and who is responsible, in the colour and with the logo of the deployment", async ({
    expect,
  }) => {
    for (const [page, html] of Object.entries(await openPages(SITE, { "accept-language": "en" }))) {
      expect(html, page).toContain("<footer>Toko Ayu<br>Responsible: PT Ayu Jaya, Jl. Mawar 1<br>");
      expect(html, page).toContain('<a href="https://ayu.example/privasi?a=1&#38;b=2" rel="noreferrer">');
      expect(html, page).toContain("a{background:#ffd400;color:#000000;");
      expect(html, page).toContain(`<img src="/.well-known/rotator/logo/${LOGO}" alt="Toko Ayu">`);
      expect(html, page).toContain('content="Toko Ayu">');
    }
  });

  it("speaks the one language of the deployment, or the visitor's", async ({ expect }) => {
    for (const html of Object.values(
      await openPages({ ...SITE, language: "id" }, { "accept-language": "en" }),
    ))
      expect(html).toContain('<html lang="id">');
    for (const html of Object.values(await openPages(SITE, { "accept-language": "en" })))
      expect(html).toContain('<html lang="en">');
  });

  it("takes nothing that was typed for markup, nor a link that is none", async ({ expect }) => {
    const evil = `"><script>alert(1)</script>`;
    const responsible = { name: evil, address: evil, link: "javascript:alert(1)" };
    const site = { ...SITE, name: evil, colour: `red}${evil}`, textColour: evil, logo: evil, responsible };
    for (const [page, html] of Object.entries(await openPages(site))) {
      expect(html, page).not.toContain("<script>alert");
      expect(html, page).not.toContain("javascript:");
      expect(html, page).not.toContain("<img");
      expect(html, page).toContain("&#60;script&#62;");
    }
  });

  it("asks KV once for all who come together, however many", async ({ expect }) => {
    const isolate = createIsolate();
    let reads = 0;
    const get = async () => {
      reads++;
      return SITE;
    };
    const bindings = { LINKS: { get } as unknown as KVNamespace };
    const visits = Array.from({ length: 20 }, () => ask(`http://${HOST}/elsewhere`, { isolate, bindings }));
    await Promise.all(visits);
    const { response } = await ask(`http://${HOST}/elsewhere`, { isolate, bindings });
    expect(await response.text()).toContain("<footer>Toko Ayu<br>");
    expect(reads).toBe(1);
  });

  it("is ours alone where what KV has cannot be read", async ({ expect }) => {
    for (const text of ["{", "null", '"text"', "{}"]) {
      await env.LINKS.put("site", text);
      const { response } = await ask(`http://${HOST}/elsewhere`, { isolate: createIsolate() });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toMatch(/<footer|<img/);
    }
  });

  it("has no footer where nothing is said, nor in a copy of an older release", async ({ expect }) => {
    const silent = { ...SITE, name: "", colour: null, textColour: null, logo: null, responsible: null };
    for (const html of Object.values(await openPages(silent))) expect(html).not.toMatch(/<footer|<img/);
    const { response } = await click(await makeLink({ deeplink: true }));
    expect(await response.text()).not.toMatch(/<footer|<img/);
  });
});

describe("the logo", () => {
  it("is answered as the picture that it is, to be kept", async ({ expect }) => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
    await env.LINKS.put(`logo:${LOGO}`, bytes, { metadata: { type: "image/png" } });
    const { response } = await ask(`http://${HOST}/.well-known/rotator/logo/${LOGO}`);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'",
    });
  });

  it.for(["", "x", "../site", "0123456789abcdee", "0123456789ABCDEF", `${LOGO}/more`])(
    "is nothing under the name %j",
    async (name, { expect }) => {
      const { response } = await ask(`http://${HOST}/.well-known/rotator/logo/${name}`);
      expect(response.status).toBe(404);
    },
  );

  it("is nothing under a type that is no picture", async ({ expect }) => {
    await env.LINKS.put("logo:00000000000000aa", "<svg/>", { metadata: { type: "image/svg+xml" } });
    const { response } = await ask(`http://${HOST}/.well-known/rotator/logo/00000000000000aa`);
    expect(response.status).toBe(404);
  });
});
