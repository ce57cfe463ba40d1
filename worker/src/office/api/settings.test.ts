import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import office from "../index.ts";
import { makeAgent, makePixel, makeRotator, member } from "../../../test/builders.ts";

beforeEach(async () => {
  await env.DB.batch(["settings", "audit_log"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

async function loadCopy(rotatorId: string) {
  const row = await env.DB.prepare("SELECT body FROM published_rotators WHERE rotator_id = ?")
    .bind(rotatorId)
    .first<{ body: string }>();
  return JSON.parse(row?.body ?? "null");
}

const GENERAL = {
  name: "Toko Ayu",
  language: "id",
  pageLanguage: "id",
  colour: "#ffd400",
  timeZone: "Asia/Makassar",
  currency: "IDR",
  country: "ID",
  backupPhone: "0812-3456-7890",
};

describe("general settings", () => {
  it("are saved, and a stale edit is refused whole", async ({ expect }) => {
    const { key } = await makeKey();
    const fresh = await askApi("GET", "/settings/general", { key });
    expect(fresh.body).toEqual({
      name: "",
      language: "en",
      pageLanguage: "visitor",
      colour: null,
      timeZone: "Asia/Jakarta",
      currency: "IDR",
      country: "ID",
      backupPhone: null,
      updatedAt: null,
    });
    const saved = await askApi("PUT", "/settings/general", { key, body: { ...GENERAL, updatedAt: null } });
    expect(saved).toMatchObject({
      status: 200,
      body: { ...GENERAL, backupPhone: "6281234567890", updatedAt: expect.any(Number) },
    });
    for (const updatedAt of [null, 5])
      expect(
        await askApi("PUT", "/settings/general", { key, body: { ...GENERAL, name: "Other", updatedAt } }),
      ).toMatchObject({ status: 409, body: { code: "stale" } });
    expect(await askApi("GET", "/settings/general", { key })).toMatchObject({ body: saved.body });
    const again = await askApi("PUT", "/settings/general", { key, body: saved.body });
    expect(again.status).toBe(200);
    expect(again.body.updatedAt).toBeGreaterThan(saved.body.updatedAt);
  });

  it("are refused by field", async ({ expect }) => {
    const { key } = await makeKey();
    for (const [wrong, errors] of [
      [{ timeZone: "Asia/Nowhere" }, { timeZone: "unknown" }],
      [{ timeZone: "+07:00" }, { timeZone: "unknown" }],
      [{ currency: "QQQ" }, { currency: "unknown" }],
      [{ country: "ZZ" }, { country: "unknown" }],
      [{ backupPhone: "12" }, { backupPhone: "malformed" }],
      [{ language: "fr" }, { language: "malformed" }],
      [{ colour: "red" }, { colour: "malformed" }],
      [{ colour: "#fff}a{x:1" }, { colour: "malformed" }],
      [{ adminUrl: "https://evil.example" }, { adminUrl: "unknown" }],
    ] as const) {
      const body = { ...GENERAL, ...wrong, updatedAt: null };
      expect(await askApi("PUT", "/settings/general", { key, body })).toMatchObject({
        status: 422,
        body: { errors },
      });
    }
    expect(await askApi("GET", "/settings/general", { key })).toMatchObject({ body: { updatedAt: null } });
  });

  it("give the backup number to every link that has none of its own, and take it back", async ({
    expect,
  }) => {
    const { key } = await makeKey();
    const agent = await makeAgent();
    const without = await makeRotator({ members: [member(agent.id)] });
    const own = await makeRotator({ fallbackPhone: "6281999999999" });
    const body = { ...GENERAL, name: "", pageLanguage: "visitor", colour: null, updatedAt: null };
    const saved = await askApi("PUT", "/settings/general", { key, body });
    expect(await loadCopy(without.id)).toMatchObject({ fallbackPhone: "6281234567890", version: 2 });
    expect(await loadCopy(own.id)).toMatchObject({ fallbackPhone: "6281999999999", version: 1 });
    const later = await makeRotator();
    expect(await loadCopy(later.id)).toMatchObject({ fallbackPhone: "6281234567890" });
    await askApi("PUT", "/settings/general", { key, body: { ...saved.body, backupPhone: null } });
    for (const { id } of [without, later]) expect(await loadCopy(id)).toMatchObject({ fallbackPhone: null });
  });

  it("that links show are published, and make no open editor stale", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeRotator();
    const { body: open } = await askApi("GET", `/rotators/${id}`, { key });
    const body = { ...GENERAL, updatedAt: null };
    expect(await askApi("PUT", "/settings/general", { key, body })).toMatchObject({ status: 200 });
    const published = {
      version: open.version + 1,
      site: { name: "Toko Ayu", language: "id", colour: "#ffd400", textColour: "#000000" },
      fallbackPhone: "6281234567890",
    };
    expect(await loadCopy(id)).toMatchObject(published);
    const { slug, domainId, name, method, messageTemplate, sticky, deeplink, chatLink } = open;
    const { pixelId, clickEvent, fallbackPhone, consent, version } = open;
    const kept = { slug, domainId, name, method, messageTemplate, sticky, deeplink, chatLink };
    const edit = { ...kept, pixelId, clickEvent, fallbackPhone, consent, version };
    expect(await askApi("PUT", `/rotators/${id}`, { key, body: edit })).toMatchObject({ status: 200 });
    expect(await askApi("PUT", `/rotators/${id}`, { key, body: edit })).toMatchObject({ status: 409 });
  });
});

const PNG = `data:image/png;base64,${btoa("\u0089PNG\r\n\u001a\n and what follows")}`;

describe("the logo", () => {
  it("goes to the edge and onto every link, and away again; the log names it only", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeRotator();
    expect(await askApi("GET", "/settings/logo", { key })).toMatchObject({
      status: 200,
      body: { image: null, updatedAt: null },
    });
    const saved = await askApi("PUT", "/settings/logo", { key, body: { image: PNG, updatedAt: null } });
    expect(saved).toMatchObject({ status: 200, body: { image: PNG } });
    const { site } = await loadCopy(id);
    expect(site.logo).toMatch(/^[0-9a-f]{16}$/);
    expect(await env.LINKS.get("site", "json")).toMatchObject({ logo: site.logo });
    const { value, metadata } = await env.LINKS.getWithMetadata(`logo:${site.logo}`);
    expect([value?.slice(1, 4), metadata]).toEqual(["PNG", { type: "image/png" }]);
    const visit = await office.fetch(
      new Request(`http://localhost/.well-known/rotator/logo/${site.logo}`),
      env,
    );
    expect([visit.status, visit.headers.get("content-type")]).toEqual([200, "image/png"]);

    const stale = await askApi("PUT", "/settings/logo", { key, body: { image: null, updatedAt: null } });
    expect(stale).toMatchObject({ status: 409 });
    const { updatedAt } = saved.body;
    const removed = await askApi("PUT", "/settings/logo", { key, body: { image: null, updatedAt } });
    expect(removed).toMatchObject({ status: 200, body: { image: null } });
    expect((await loadCopy(id)).site.logo).toBeNull();
    const { body: changes } = await askApi("GET", "/audit-log?subjectId=logo", { key });
    expect(changes.items).toMatchObject([
      { before: { logo: site.logo } },
      { action: "settings.updated", after: { logo: site.logo } },
    ]);
    expect(JSON.stringify(changes)).not.toContain("base64");
  });

  it.for([
    [`data:image/svg+xml;base64,${btoa("<svg/>")}`, "not_a_picture"],
    [`data:image/png;base64,${btoa("<svg onload=alert(1)/>")}`, "not_a_picture"],
    [`data:image/png;base64,%%%`, "not_a_picture"],
    ["https://brand.example/logo.png", "not_a_picture"],
    [`data:image/png;base64,${btoa(`\u0089PNG\r\n\u001a\n${"x".repeat(30_000)}`)}`, "too_large"],
    [`data:image/png;base64,${"A".repeat(60_000)}`, "too_long"],
  ] as const)("is refused where it is %.30s", async ([image, problem], { expect }) => {
    const { key } = await makeKey();
    const answer = await askApi("PUT", "/settings/logo", { key, body: { image, updatedAt: null } });
    expect(answer).toMatchObject({ status: 422, body: { errors: { image: problem } } });
    expect(await askApi("GET", "/settings/logo", { key })).toMatchObject({ body: { image: null } });
  });
});

const RESPONSIBLE = {
  name: "PT Ayu Jaya",
  address: "Jl. Mawar 1, Bandung",
  link: "https://ayu.example/privasi",
};

describe("privacy", () => {
  it("begins with the EEA, the UK and Switzerland told of to nobody, on every link", async ({ expect }) => {
    const { key } = await makeKey();
    const { body } = await askApi("GET", "/settings/privacy", { key });
    expect(body).toMatchObject({
      responsible: { name: "", address: "", link: "" },
      countryGroups: [
        { rule: "do_not_send", countries: expect.arrayContaining(["DE", "FR", "IS"]) },
        { rule: "do_not_send", countries: ["GB"] },
        { rule: "do_not_send", countries: ["CH"] },
      ],
      honourGpc: true,
      updatedAt: null,
    });
    const { consent, site } = await loadCopy((await makeRotator()).id);
    expect(consent).toMatchObject({
      honourGpc: true,
      quietCountries: expect.arrayContaining(["DE", "GB", "CH"]),
    });
    expect(consent.quietCountries).not.toContain("ID");
    expect(site.responsible).toBeNull();
  });

  it("is published with every link, and a link may ask for more", async ({ expect }) => {
    const { key } = await makeKey();
    const plain = await makeRotator();
    const strict = await makeRotator({ consent: { rule: "never", formCountries: ["JP"], honourGpc: true } });
    const countryGroups = [
      { countries: ["DE", "UK"], rule: "do_not_send" },
      { countries: ["FR"], rule: "track" },
    ];
    const body = { responsible: RESPONSIBLE, countryGroups, honourGpc: false, updatedAt: null };
    const saved = await askApi("PUT", "/settings/privacy", { key, body });
    const groups = [{ countries: ["DE", "GB"], rule: "do_not_send" }, countryGroups[1]];
    expect(saved).toMatchObject({ status: 200, body: { responsible: RESPONSIBLE, countryGroups: groups } });
    const quietCountries = ["DE", "GB"];
    expect(await loadCopy(plain.id)).toMatchObject({
      version: 2,
      consent: { rule: "assumed", honourGpc: false, quietCountries },
      site: { responsible: RESPONSIBLE },
    });
    expect(JSON.parse((await env.LINKS.get("site")) ?? "")).toMatchObject({ responsible: RESPONSIBLE });
    expect(await loadCopy(strict.id)).toMatchObject({
      consent: { rule: "never", formCountries: ["JP"], honourGpc: true, quietCountries },
    });
    expect(await askApi("PUT", "/settings/privacy", { key, body })).toMatchObject({ status: 409 });
    const again = await askApi("PUT", "/settings/privacy", { key, body: saved.body });
    expect(again.status).toBe(200);
    expect(await loadCopy(plain.id)).toMatchObject({ version: 2 });
    const changes = await askApi("GET", "/audit-log?subjectId=privacy", { key });
    expect(changes.body.items.at(-1)).toMatchObject({
      action: "settings.updated",
      before: { honourGpc: true },
      after: { honourGpc: false, responsible: RESPONSIBLE },
    });
  });

  it("tells what is stored how long, by what is set", async ({ expect }) => {
    const { key } = await makeKey();
    const path = "/settings/privacy/stored";
    const before = await askApi("GET", path, { key });
    expect(before).toMatchObject({ status: 200, body: { quietCountries: expect.arrayContaining(["DE"]) } });
    const { body: retention } = await askApi("GET", "/settings/retention", { key });
    await askApi("PUT", "/settings/retention", { key, body: { ...retention, clickDays: 12 } });
    const { body: privacy } = await askApi("GET", "/settings/privacy", { key });
    await askApi("PUT", "/settings/privacy", { key, body: { ...privacy, countryGroups: [] } });
    const after = await askApi("GET", path, { key });
    const daysOf = ({ body }: typeof after) =>
      body.items.find(({ what }: { what: string }) => what === "click").howLong.count;
    expect([daysOf(before), daysOf(after)]).toEqual([90, 12]);
    expect(after.body.quietCountries).toEqual([]);
  });

  it("is refused by field", async ({ expect }) => {
    const { key } = await makeKey();
    const right = { responsible: RESPONSIBLE, countryGroups: [], honourGpc: true, updatedAt: null };
    const group = (...countries: string[]) => ({ countries, rule: "do_not_send" });
    for (const [wrong, errors] of [
      [{ countryGroups: [group("XX")] }, { "countryGroups.0.countries": "unknown_country: XX" }],
      [{ countryGroups: [group("DE"), group("FR", "DE")] }, { "countryGroups.1.countries": "twice: DE" }],
      [{ countryGroups: [group()] }, { "countryGroups.0.countries": "empty" }],
      [{ responsible: { ...RESPONSIBLE, link: "javascript:alert(1)" } }, { "responsible.link": "malformed" }],
      [{ responsible: { ...RESPONSIBLE, link: "http://x.example" } }, { "responsible.link": "malformed" }],
    ] as const)
      expect(await askApi("PUT", "/settings/privacy", { key, body: { ...right, ...wrong } })).toMatchObject({
        status: 422,
        body: { errors },
      });
  });

  it("holds to its defaults where what is stored cannot be read", async ({ expect }) => {
    const { key } = await makeKey();
    const insert = "INSERT INTO settings (key, value, updated_at) VALUES (?1, ?2, 0)";
    for (const name of ["responsible", "quiet_countries", "country_groups", "honour_gpc"])
      await env.DB.prepare(insert).bind(`privacy.${name}`, '"}').run();
    const { consent, site } = await loadCopy((await makeRotator()).id);
    expect(consent).toMatchObject({ honourGpc: true, quietCountries: expect.arrayContaining(["DE"]) });
    expect(site.responsible).toBeNull();
    expect(await askApi("GET", "/settings/privacy", { key })).toMatchObject({
      status: 200,
      body: { honourGpc: true, responsible: { name: "" } },
    });
  });
});

describe("conversion settings", () => {
  it("are saved with a pixel that is there, and keep the country", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makePixel();
    const body = {
      defaultPixelId: id,
      viewWindowMinutes: 10,
      leadWindowDays: 7,
      limitedDataUse: { country: 0, state: 0 },
      updatedAt: null,
    };
    expect(
      await askApi("PUT", "/settings/conversions", { key, body: { ...body, defaultPixelId: "pix_no" } }),
    ).toMatchObject({ status: 422, body: { errors: { defaultPixelId: "unknown" } } });
    const saved = await askApi("PUT", "/settings/conversions", { key, body });
    expect(saved).toMatchObject({ status: 200, body: { ...body, updatedAt: expect.any(Number) } });
    expect(await askApi("PUT", "/settings/conversions", { key, body })).toMatchObject({ status: 409 });
    expect(
      await askApi("PUT", "/settings/conversions", { key, body: { ...saved.body, leadWindowDays: 91 } }),
    ).toMatchObject({ status: 422, body: { errors: { leadWindowDays: "too_large" } } });
    expect(await askApi("GET", "/settings/general", { key })).toMatchObject({ body: { country: "ID" } });
  });
});

describe("retention", () => {
  it("has defaults, is saved within bounds, and goes by what is saved", async ({ expect }) => {
    const { key } = await makeKey();
    const { body } = await askApi("GET", "/settings/retention", { key });
    expect(body).toEqual({
      clickDays: 90,
      payloadDays: 7,
      leadMonths: 24,
      auditMonths: 12,
      inboxDays: 30,
      deadLetterDays: 30,
      updatedAt: null,
    });
    const saved = await askApi("PUT", "/settings/retention", { key, body: { ...body, clickDays: 30 } });
    expect(saved).toMatchObject({ status: 200, body: { clickDays: 30 } });
    for (const [wrong, errors] of [
      [{ clickDays: 0 }, { clickDays: "too_small" }],
      [{ payloadDays: 31 }, { payloadDays: "too_large" }],
      [{ leadMonths: 1.5 }, { leadMonths: "wrong_type" }],
    ] as const)
      expect(
        await askApi("PUT", "/settings/retention", { key, body: { ...saved.body, ...wrong } }),
      ).toMatchObject({ status: 422, body: { errors } });
    expect(await askApi("PUT", "/settings/retention", { key, body })).toMatchObject({ status: 409 });
  });
});

describe("alarm channels", () => {
  it("are saved, tested and removed, and their secrets never told", async ({ expect }) => {
    const { key } = await makeKey();
    const path = "/settings/alarm-channels";
    const url = `${env.WEBHOOK_URL}/hooks/very-secret`;
    const saved = await askApi("PUT", `${path}/webhook`, { key, body: { url, updatedAt: null } });
    expect(saved).toMatchObject({
      status: 200,
      body: {
        webhook: { shown: new URL(url).host },
        adminUrl: "https://admin.example.com",
        updatedAt: expect.any(Number),
      },
    });
    const stale = await askApi("PUT", `${path}/webhook`, { key, body: { url, updatedAt: null } });
    expect(stale).toMatchObject({ status: 409 });
    const tested = await askApi("POST", `${path}/telegram/test`, {
      key,
      headers: { "accept-language": "id" },
    });
    expect(tested).toMatchObject({ status: 200, body: { sent: false, text: "Belum diatur." } });
    expect(
      await askApi("PUT", `${path}/telegram`, {
        key,
        body: { botToken: "x", chatId: "?", updatedAt: saved.body.updatedAt },
      }),
    ).toMatchObject({ status: 422, body: { errors: { botToken: "malformed", chatId: "malformed" } } });
    const removed = await askApi("DELETE", `${path}/webhook`, { key });
    expect(removed).toMatchObject({ status: 200, body: { webhook: null } });
    expect(await askApi("DELETE", `${path}/webhook`, { key })).toMatchObject({ status: 404 });
    const changes = await askApi("GET", "/audit-log?subjectId=webhook", { key });
    expect(changes.body.items).toHaveLength(2);
    expect(JSON.stringify([saved, removed, changes])).not.toContain("very-secret");
  });
});
