import type { D1Database } from "@cloudflare/workers-types";
import { source as AXE } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestHarness } from "wrangler";
import { openBrowser } from "./open-browser.ts";
import { SignedIn } from "./signed-in.ts";

const ENCRYPTION_KEY = btoa("thirty-two bytes for tests only!");
const SETUP_TOKEN = "the setup token of tests";
const PHONES = { Ayu: "62811000101", "Budi Santoso": "62811000102" };
const EMAIL = "ayu@example.com";
const PASSWORD = "correct horse battery";
const PHONE_WIDTH = 360;
const LIMIT_MS = 90_000;

const server = createTestHarness({
  workers: [
    {
      configPath: "./wrangler.office.toml",
      vars: { FORWARD_LINKS: "on", META_GRAPH_URL: "http://localhost:9" },
      secrets: { ENCRYPTION_KEY, SETUP_TOKEN },
    },
    { configPath: "./wrangler.toml" },
  ],
});
let origin: string;
let browser: Browser;
let db: D1Database;
let owner: SignedIn;

beforeAll(async () => {
  ({ origin } = (await server.listen()).url);
  const office = server.getWorker<{ DB: D1Database }>("rotator-office");
  await office.applyD1Migrations("DB");
  ({ DB: db } = await office.getEnv());
  owner = new SignedIn(origin);
  await owner.ask("POST", "/setup", {
    token: SETUP_TOKEN,
    name: "Owner",
    email: "owner@example.com",
    password: PASSWORD,
    language: "id",
    timeZone: "Asia/Jakarta",
    country: "ID",
    currency: "IDR",
  });
  const domain = await owner.ask("POST", "/domains", { host: "localhost" });
  const rotator = await owner.ask("POST", "/rotators", {
    domainId: domain.id,
    slug: "promo",
    name: "Promo",
    messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
    members: Object.entries(PHONES).map(([name, phone]) => ({ name, phone: `+${phone}` })),
  });
  const ayu = rotator.members.find(({ name }: { name: string }) => name === "Ayu");
  const { token } = await owner.ask("POST", "/invitations", { role: "staff", agentId: ayu.agentId });
  await new SignedIn(origin).ask("POST", "/invitations/accept", {
    token,
    name: "Ayu",
    email: EMAIL,
    password: PASSWORD,
  });
  browser = await openBrowser();
}, LIMIT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
});

it(
  "a CS finds a customer by the message, enters who it is and what became of it, and switches off",
  async () => {
    const [ayus, budis, second] = [await clickTo("Ayu"), await clickTo("Budi Santoso"), await clickTo("Ayu")];
    const { page, close } = await openOnPhone();

    await page.getByLabel("Email").fill(EMAIL);
    await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Masuk" }).click();
    await page.getByRole("heading", { level: 1, name: "Cari kode" }).waitFor();
    expect(await page.getByRole("navigation").getByRole("link").allTextContents()).toEqual([
      "Cari kode",
      "Lead saya",
      "Saya",
    ]);

    const message = page.getByLabel("Pesan dari pelanggan");
    await message.fill(ayus.message);
    const card = page.getByRole("region", { name: `Pengunjung ${ayus.code}` });
    await card.getByText("Promo Lebaran 2026").waitFor();
    await page.getByLabel("Nomor WA").fill("0812-7777-0001");
    await page.getByLabel("Nama").fill("Sari");
    await page.getByRole("button", { name: "Simpan" }).first().click();
    const sari = page.getByRole("region", { name: "Sari" });
    await sari.getByRole("button", { name: "Berminat" }).click();
    await sari.locator('button[aria-pressed="true"]', { hasText: "Berminat" }).waitFor();
    await sari.getByLabel("Nilai").fill("1500000");
    await sari.getByRole("button", { name: "Simpan" }).last().click();
    await expect
      .poll(() => readLead(ayus.code))
      .toEqual({
        name: "Sari",
        phone: "6281277770001",
        status: "qualified",
        value: { amount: 1_500_000, currency: "IDR" },
        agentName: "Ayu",
      });
    await expectReadable(page);

    // Another's customer: whose it is, and no more.
    await message.fill(budis.message);
    await page.getByText("Ini pelanggan CS Budi Santoso").waitFor();
    expect(await page.getByRole("region", { name: /Pengunjung|Sari/ }).count()).toBe(0);
    await expectReadable(page);

    // A number that is another's customer is said to be so while it is typed.
    const { items } = await owner.ask("POST", "/leads/search", { q: budis.code });
    await owner.ask("PATCH", `/leads/${items[0].id}`, { version: items[0].version, phone: "081277770002" });
    await message.fill(second.message);
    await page.getByLabel("Nomor WA").fill("0812 7777 0002");
    await page.getByText(/Sudah menjadi pelanggan CS Budi Santoso sejak/).waitFor();

    await page.getByRole("link", { name: "Lead saya" }).click();
    const today = page.getByRole("region", { name: "Hari ini" });
    await today.getByRole("link", { name: "Sari", exact: true }).waitFor();
    expect(await today.getByRole("link", { name: "Buka chat dengan Sari" }).getAttribute("href")).toBe(
      "https://wa.me/6281277770001",
    );
    await expectReadable(page);

    // What was pasted is there again.
    await page.getByRole("link", { name: "Cari kode" }).click();
    expect(await message.inputValue()).toBe(second.message);

    await page.goto(new URL("/cs", origin).href);
    await page.getByText("Anda aktif").waitFor();
    // What is drawn lies over the control itself.
    await page.getByRole("switch", { name: "Saya menerima pelanggan" }).click({ force: true });
    await page.getByRole("heading", { name: "Anda libur" }).waitFor();
    await page.getByText(/oleh Anda sendiri/).waitFor();
    await page.getByText("Budi Santoso").waitFor();
    await expectReadable(page);
    const { items: agents } = await owner.ask("GET", "/agents");
    expect(agents.find(({ name }: { name: string }) => name === "Ayu").active).toBe(false);
    await close();
  },
  LIMIT_MS,
);

it(
  "an owner deletes several leads at once, and undoing brings back the very same rows",
  async () => {
    const made = [];
    for (const name of ["Hapus Satu", "Hapus Dua"])
      made.push(
        await owner.ask("POST", "/leads", {
          name,
          status: "hot",
          phone: `0812666600${made.length + 1}1`,
          value: { amount: 5, currency: "IDR" },
        }),
      );
    const ids = made.map(({ id }) => id);
    const rows = async () =>
      (
        await db
          .prepare(
            `SELECT id, name, phone, email, status, source, agent_id, value_amount, value_currency, created_at, deleted_at, tab
             FROM leads WHERE id IN (?, ?) ORDER BY id`,
          )
          .bind(...ids)
          .all()
      ).results;
    const before = await rows();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    await context.addCookies(owner.cookiesFor(origin));
    const page = await context.newPage();
    await page.goto(new URL("/leads", origin).href);
    for (const { name } of made) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
    await page
      .getByRole("region", { name: "What to do with the chosen leads" })
      .getByText("2 chosen")
      .waitFor();
    await page.getByRole("button", { name: /^Status of Hapus Satu/ }).click();
    await page.getByRole("menuitemradio", { name: "Hot" }).waitFor();
    await expectReadable(page, 1280);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("Deleted: 2").waitFor();
    await page.getByRole("link", { name: "Hapus Satu" }).waitFor({ state: "detached" });
    expect((await rows()).map((row) => row["tab"])).toEqual(["deleted", "deleted"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Everything is as it was.").waitFor();
    await page.getByRole("link", { name: "Hapus Satu" }).waitFor();
    expect(await rows()).toEqual(before);
    await context.close();
  },
  LIMIT_MS,
);

interface Click {
  code: string;
  message: string;
}

/** Somebody opens the link until it is this CS's turn; answers what is then sent, once it is known here. */
async function clickTo(agent: keyof typeof PHONES): Promise<Click> {
  for (let turn = 0; turn < 6; turn += 1) {
    const query = "utm_source=facebook&utm_campaign=Promo+Lebaran+2026&utm_content=Video";
    const response = await fetch(`${origin}/wa/promo?${query}&n=${Math.random()}`, {
      redirect: "manual",
      headers: {
        "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari",
        "cf-connecting-ip": `203.0.113.${turn}`,
      },
    });
    const chat = new URL(response.headers.get("location") ?? "https://nowhere.example");
    if (!chat.pathname.endsWith(PHONES[agent])) continue;
    const message = chat.searchParams.get("text") ?? "";
    const code = /([0-9A-HJKMNP-TV-Z]{8})\W*$/.exec(message)?.[1] ?? "";
    await expect
      .poll(async () => (await owner.ask("POST", "/leads/search", { q: code })).items.length, {
        timeout: 20_000,
        interval: 250,
      })
      .toBe(1);
    return { code, message };
  }
  throw new Error(`it was never the turn of ${agent}`);
}

async function readLead(code: string): Promise<unknown> {
  const { items } = await owner.ask("POST", "/leads/search", { q: code });
  const { name, phone, status, value, agentName } = items[0];
  return { name, phone, status, value, agentName };
}

async function openOnPhone() {
  const context = await browser.newContext({
    viewport: { width: PHONE_WIDTH, height: 740 },
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(origin);
  return { page, close: () => context.close() };
}

/** By everybody, and without scrolling sideways. */
async function expectReadable(page: Page, width = PHONE_WIDTH): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  await page.evaluate(AXE);
  expect(
    await page.evaluate(`axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))`),
  ).toEqual([]);
  const folder = process.env["SCREENSHOTS"];
  pictures += 1;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/cs-${pictures}.png`, fullPage: true });
}
let pictures = 0;
