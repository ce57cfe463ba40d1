import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { Reader } from "./reader.ts";
import { type Deployment, startDeployment } from "./start-deployment.ts";
import { STORIES } from "./story-words.ts";
import { type Chat, visitAsPerson } from "./visit-as-person.ts";

const MAX_INPUTS = 9;
const MAX_SCREENS = 3;
const STEP_MS = 90_000;
const AYU = "6281234567801";
const BUDI = "6281234567802";
/** Known to the stand-in for Meta. */
const DATASET = { id: "1000000000000001", token: "demo-access-token" };
/** After that nobody is sent to whom was switched off, wherever the click lands. */
const SWITCHED_EVERYWHERE_MS = 2_000;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

describe.each(STORIES)("from the setup to an event at Meta, $look", ({ look, options, words }) => {
  let deployment: Deployment;
  let reader: Reader;
  let link: string;
  let customer: Chat;
  let clickId: string;
  let isBroken = false;

  beforeAll(async () => {
    deployment = await startDeployment();
    link = `${deployment.origin}/wa/promo`;
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(STEP_MS / 3);
    reader = new Reader(page, words.openMenu);
  }, STEP_MS);
  afterAll(() => deployment.stop());
  // Each step begins where the one before ended.
  beforeEach(({ skip }) => skip(isBroken, "a step before failed"));
  afterEach(async ({ task }) => {
    if (isBroken) return;
    isBroken = task.result?.state === "fail";
    const folder = process.env["SCREENSHOTS"];
    if (folder === undefined) return;
    const name = `story ${look} ${task.name}`.replaceAll(/\W+/g, "-");
    await reader.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  });

  it(
    "leads from the setup to a working link in three screens and nine inputs at most",
    async () => {
      const { page } = reader;
      const screens = new Set<string>();
      let inputs = 0;
      const fill = async (label: string, text: string) => {
        inputs += 1;
        screens.add(new URL(page.url()).pathname);
        await reader.fill(label, text);
      };

      await page.goto(deployment.origin);
      await page.waitForURL("**/setup");
      await fill(words.token, new URL(deployment.setupAddress).hash.slice(1));
      await fill(words.name, "Rina");
      await fill(words.email, "rina@example.com");
      await fill(words.password, "a long enough password");
      await reader.press(words.go);
      await page.waitForURL("**/start");
      await fill(words.csName, "Ayu");
      await fill(words.phone, "0812 3456 7801");
      await page.getByText(/^\+62 812/).waitFor();
      await reader.press(words.next);
      await page.waitForURL("**/start/link");
      screens.add(new URL(page.url()).pathname);
      await reader.press(words.create);
      await page.waitForURL("**/start/done/*");
      expect(inputs).toBeLessThanOrEqual(MAX_INPUTS);
      expect(screens.size).toBeLessThanOrEqual(MAX_SCREENS);
    },
    STEP_MS,
  );

  it(
    "waits for the first click, and says to whom it went",
    async () => {
      await reader.see(words.waiting);
      await reader.see(link);
      expect(await visitAsPerson(browser, link, 1)).toMatchObject({ phone: AYU });
      await reader.see(words.received);
      await reader.expectToFit();
      await reader.follow(words.overview);
      await reader.page.getByRole("heading", { level: 1, name: words.overviewTitle }).waitFor();
    },
    STEP_MS,
  );

  it(
    "connects a pixel, which Meta takes a test event for",
    async () => {
      await reader.goTo(words.conversions);
      await reader.press(words.addPixel);
      const form = reader.page.getByRole("dialog");
      await reader.fill(words.pixelName, "Toko Rina", form);
      await reader.fill(words.datasetId, DATASET.id, form);
      await reader.fill(words.accessToken, DATASET.token, form);
      await reader.fill(words.testCode, "TEST12345", form);
      await reader.press(words.save, form);
      await form.waitFor({ state: "detached" });
      await reader.press(words.sendTest);
      await reader.see(words.testAccepted);
    },
    STEP_MS,
  );

  it(
    "adds a second CS to the link, and has its clicks told as Lead",
    async () => {
      await reader.goTo(words.rotators);
      await reader.follow(/promo/i, reader.page.getByRole("main"));
      await reader.follow(words.edit);
      await reader.page.getByLabel(words.csName, { exact: true }).last().fill("Budi");
      await reader.fill(words.phone, "0812 3456 7802");
      await reader.press(words.add);
      await reader.press(words.tracking);
      await reader.page.getByLabel(words.tellAs).selectOption("Lead");
      await reader.page.getByLabel(words.pixel, { exact: true }).selectOption({ label: "Toko Rina" });
      await reader.press(words.save);
      await reader.see(words.saved);
    },
    STEP_MS,
  );

  it(
    "shows the click of a new visitor with its ad, its CS and why",
    async () => {
      const ad = "utm_source=facebook&utm_medium=paid&utm_campaign=Promo+Lebaran&fbclid=IwAR0story";
      customer = await visitAsPerson(browser, `${link}?${ad}`, 2);
      const name = customer.phone === AYU ? "Ayu" : "Budi";
      await reader.goTo(words.rotators);
      await reader.follow(/promo/i, reader.page.getByRole("main"));
      await reader.follow(words.clicks);
      const list = reader.page.getByRole("list", { name: words.clicks });
      const row = () => list.getByRole("listitem").filter({ hasText: "Promo Lebaran" });
      await reader.seeInTime(row);
      await reader.see(name, row());
      await reader.follow(words.openClick, row());
      const drawer = reader.page.getByRole("dialog");
      await reader.see(`${words.turnOf} ${name}.`, drawer);
      await reader.see("IwAR0story", drawer);
      await reader.see(words.tellable, drawer);
      clickId = new URL(reader.page.url()).searchParams.get("click") ?? "";
      await reader.press(words.close, drawer);
    },
    STEP_MS,
  );

  it(
    "finds the lead by the whole message, and keeps who it is and what became of it",
    async () => {
      const { page } = reader;
      const [code = ""] = /[0-9A-Z]{8}(?=\)$)/.exec(customer.message) ?? [];
      const visitor = `${words.visitor} ${code}`;
      await reader.goTo(words.leads);
      await page.getByText(words.onlyClicked).click();
      await page.getByRole("link", { name: visitor, exact: true }).waitFor();
      await reader.fill(words.findLead, customer.message);
      await page.getByRole("link", { name: visitor, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: visitor }).waitFor();
      const person = reader.card(words.customer);
      await reader.fill(words.leadName, "Sari", person);
      await reader.fill(words.phone, "0812 9999 0001", person);
      await reader.press(words.save, person);
      await page.getByRole("heading", { level: 1, name: "Sari" }).waitFor();
      await reader.press(words.interested);
      await page.locator('button[aria-pressed="true"]', { hasText: words.interested }).waitFor();
      await reader.expectToFit();
      await reader.goTo(words.leads);
      await page.getByText(words.withContact).waitFor();
      await page.getByRole("link", { name: "Sari", exact: true }).click();
      await reader.see("Promo Lebaran");
      await reader.seeInTime(() => reader.card(words.events).getByText(words.acceptedOfLead));
    },
    STEP_MS,
  );

  it(
    "shows the event as accepted, and Meta has it under the click's id",
    async () => {
      const { page } = reader;
      await reader.goTo(words.conversions);
      await reader.follow(words.events, page.getByRole("main"));
      const list = page.getByRole("list", { name: words.events });
      await reader.seeInTime(() => list.getByText(words.accepted));
      await reader.press(words.openEvent, list);
      const drawer = page.getByRole("dialog");
      await drawer.getByText(words.details, { exact: true }).click();
      const eventId = await drawer.locator("dd").first().textContent();
      expect(eventId).toBe(clickId.replace(/^clk_/, "evt_"));
      await reader.press(words.close, drawer);
      const known = await (await fetch(`${deployment.graphUrl}/stand-in/datasets/${DATASET.id}`)).json();
      expect(known).toMatchObject({
        events: expect.arrayContaining([expect.objectContaining({ event_id: eventId, event_name: "Lead" })]),
      });
    },
    STEP_MS,
  );

  it(
    "switches the first CS off, and the next visitors reach the second",
    async () => {
      await reader.goTo(words.cs);
      // What is drawn lies over the control itself.
      await reader.page.getByRole("switch", { name: words.takesCustomers }).click({ force: true });
      const ayu = reader.page.getByRole("listitem").filter({ hasText: "Ayu" });
      await reader.see(new RegExp(`^${words.off} .*Rina$`), ayu);
      await reader.page.waitForTimeout(SWITCHED_EVERYWHERE_MS);
      for (const person of [3, 4])
        expect(await visitAsPerson(browser, link, person)).toMatchObject({ phone: BUDI });
    },
    STEP_MS,
  );

  it(
    "tells the day on the overview: the clicks, and what was due to whom",
    async () => {
      await reader.goTo(words.overviewTitle);
      const shares = reader.card(words.shares);
      await reader.seeInTime(() => shares.getByText(words.ayuOff));
      const turnsOf = (name: string) =>
        shares.getByRole("listitem").filter({ hasText: name }).locator("dd").first();
      const rest = 4 - Number(await turnsOf("Ayu").textContent());
      await reader.seeInTime(() => turnsOf("Budi").filter({ hasText: String(rest) }));
      await reader.expectToFit();
    },
    STEP_MS,
  );
});
