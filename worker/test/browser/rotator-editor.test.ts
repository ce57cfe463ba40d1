import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { type Deployment, startDeployment } from "./start-deployment.ts";

const TEAM = "Ayu, 0812 3456 7801\nBudi, 0812 3456 7802\nCitra, 0812 3456 7803";
const ADD_DOMAIN = `fetch("/api/domains", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ host: "localhost" }),
})`;

let browser: Browser;
let deployment: Deployment;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  deployment = await startDeployment();
  const options = { viewport: { width: 1280, height: 1000 }, locale: "en-GB", timezoneId: "Asia/Jakarta" };
  page = await (await browser.newContext(options)).newPage();
  await page.goto(deployment.setupAddress);
  await page.getByLabel("Your name").fill("Rina");
  await page.getByLabel("Email").fill("rina@example.com");
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await page.waitForURL("**/start");
  await page.evaluate(ADD_DOMAIN);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await deployment.stop();
});

const nameField = () => page.getByLabel("Name", { exact: true }).first();
const focused = () => page.evaluate("document.activeElement?.getAttribute('aria-label')");
const names = async () => {
  const rows = await page
    .getByRole("list", { name: "CS", exact: true })
    .getByRole("listitem")
    .allInnerTexts();
  return rows.map((row) => row.split("\n")[0]);
};

describe("the rotator editor", () => {
  it("keeps what was typed when the page is loaded anew, and makes a link that works", async () => {
    await page.goto(`${deployment.origin}/rotators/new`);
    await nameField().fill("Promo Lebaran");
    await page.getByText("Several", { exact: true }).click();
    await page.getByLabel("One per line: name, number").fill(TEAM);
    await page.getByRole("button", { name: "Add 3 CS" }).click();
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText("is back").waitFor();
    expect(await nameField().inputValue()).toBe("Promo Lebaran");
    expect(await names()).toEqual(["Ayu", "Budi", "Citra"]);
    await page.getByRole("button", { name: "Create the link" }).click();
    await page.waitForURL(/\/rotators\/rot_/);
    expect(await followLink("promo-lebaran")).toMatch(/^https:\/\/wa\.me\/6281234567801\?text=/);
  }, 60_000);

  it("orders the CS by keys, the focus going along, and by dragging", async () => {
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByRole("button", { name: /^Move Ayu/ }).focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(focused).toMatch(/^Move Ayu, place 2 of 3/);
    await page.keyboard.press("ArrowDown");
    await expect.poll(focused).toMatch(/^Move Ayu, place 3 of 3/);
    expect(await names()).toEqual(["Budi", "Citra", "Ayu"]);
    await drag(/^Move Citra/, /^Move Budi/);
    await expect.poll(names).toEqual(["Citra", "Budi", "Ayu"]);
  }, 60_000);

  it("publishes by saving: an old address keeps leading here, and a taken one says whose it is", async () => {
    await page.getByLabel("Link ending").fill("lebaran");
    await page.getByText("Free.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. Your links have it.").waitFor();
    for (const ending of ["lebaran", "promo-lebaran"])
      expect(await followLink(ending)).toMatch(/^https:\/\/wa\.me\/628123456780[123]\?text=/);
    await page.goto(`${deployment.origin}/rotators/new`);
    await page.getByLabel("Link ending").fill("promo-lebaran");
    await page.getByText("In use by Promo Lebaran.").waitFor();
  }, 60_000);
});

async function drag(from: RegExp, to: RegExp): Promise<void> {
  const start = await middleOf(from);
  const end = await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x, (start.y + end.y) / 2, { steps: 5 });
  await page.mouse.move(end.x, end.y - 10, { steps: 5 });
  await page.mouse.up();
}

async function middleOf(name: RegExp): Promise<{ x: number; y: number }> {
  const handle = page.getByRole("button", { name });
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error(`${name} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Where a new visitor is led to. */
async function followLink(ending: string): Promise<string> {
  const answer = await fetch(`${deployment.origin}/wa/${ending}`, {
    redirect: "manual",
    headers: {
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
    },
  });
  return answer.headers.get("location") ?? `${answer.status}`;
}
