import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { type Deployment, startDeployment } from "./start-deployment.ts";

const MAX_INPUTS = 9;
const MAX_SCREENS = 3;
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 385.0.0.29.85 (iPhone15,2; iOS 18_5; id_ID; id; scale=3.00; 1179x2556)";

const RUNS = [
  {
    look: "wide, in English",
    options: { viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "Asia/Jakarta" },
    words: {
      ...{ token: "Setup token", name: "Your name", email: "Email", password: "Password", go: "Set up" },
      ...{ csName: "Name", phone: "WhatsApp number", next: "Next", create: "Create link" },
      ...{ waiting: "Waiting for your first click …", received: "Click received, sent to Ayu" },
      ...{ overview: "To the overview", overviewTitle: "Overview" },
    },
  },
  {
    look: "on a phone, in Indonesian",
    options: { viewport: { width: 360, height: 740 }, locale: "id-ID", timezoneId: "Asia/Makassar" },
    words: {
      ...{ token: "Token setup", name: "Nama Anda", email: "Email", password: "Kata sandi", go: "Mulai" },
      ...{ csName: "Nama", phone: "Nomor WA", next: "Lanjut", create: "Buat link" },
      ...{ waiting: "Menunggu klik pertama Anda …", received: "Klik diterima, dikirim ke Ayu" },
      ...{ overview: "Ke ringkasan", overviewTitle: "Ringkasan" },
    },
  },
];

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

describe.each(RUNS)("a first run, $look", ({ options, words }) => {
  let deployment: Deployment;
  let page: Page;

  beforeAll(async () => {
    deployment = await startDeployment();
    page = await (await browser.newContext(options)).newPage();
  }, 90_000);
  afterAll(() => deployment.stop());

  it("leads from the setup to a working link in three screens and nine inputs at most", async () => {
    const { setupAddress } = deployment;
    const screens = new Set<string>();
    let inputs = 0;
    const fill = async (label: string, text: string) => {
      inputs += 1;
      screens.add(new URL(page.url()).pathname);
      await page.getByLabel(label, { exact: true }).fill(text);
    };
    const press = async (name: string) => {
      screens.add(new URL(page.url()).pathname);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        options.viewport.width,
      );
      await page.getByRole("button", { name, exact: true }).click();
    };

    await page.goto(deployment.origin);
    await page.waitForURL("**/setup");
    await fill(words.token, new URL(setupAddress).hash.slice(1));
    await fill(words.name, "Rina");
    await fill(words.email, "rina@example.com");
    await fill(words.password, "a long enough password");
    await press(words.go);
    await page.waitForURL("**/start");
    await fill(words.csName, "Ayu");
    await fill(words.phone, "0812 3456 7801");
    await press(words.next);
    await page.waitForURL("**/start/link");
    await press(words.create);
    await page.waitForURL("**/start/done/*");
    expect(inputs).toBeLessThanOrEqual(MAX_INPUTS);
    expect(screens.size).toBeLessThanOrEqual(MAX_SCREENS);
  }, 60_000);

  it("waits for the first click, and says to whom it went", async () => {
    await page.getByText(words.waiting).waitFor();
    const link = `${deployment.origin}/wa/promo`;
    await page.getByText(link, { exact: true }).waitFor();
    expect(await openLink(link)).toMatch(/^https:\/\/wa\.me\/6281234567801\?text=/);
    await page.getByText(words.received).waitFor({ timeout: 20_000 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
      options.viewport.width,
    );
    await page.getByRole("link", { name: words.overview }).click();
    await page.getByRole("heading", { level: 1, name: words.overviewTitle }).waitFor();
  }, 60_000);
});

/** Opens a link as a visitor on a phone does; gives the address that it leads to, which is off this machine. */
async function openLink(link: string): Promise<string> {
  const context = await browser.newContext({ userAgent: IPHONE, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const left = page.waitForEvent("requestfailed", (request) => request.isNavigationRequest());
  await page.goto(link).catch(() => undefined);
  const address = (await left).url();
  await context.close();
  return address;
}
