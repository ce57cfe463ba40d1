import type { Locator, Page } from "playwright-core";

const PATIENCE_MS = 6_000;

/** Somebody before a page, who fills and presses what stands there. */
export class Reader {
  readonly page: Page;
  readonly #openMenu: string;

  constructor(page: Page, openMenu: string) {
    this.page = page;
    this.#openMenu = openMenu;
  }

  async fill(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByLabel(label, { exact: true }).fill(text);
  }

  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.expectToFit();
    await within.getByRole("button", { name, exact: true }).click();
  }

  async follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole("link", { name, exact: true }).first().click();
  }

  /** To a page by the menu, which a phone keeps behind a button. */
  async goTo(name: string): Promise<void> {
    const opener = this.page.getByRole("button", { name: this.#openMenu });
    if (await opener.isVisible()) await opener.click();
    await this.follow(name, this.page.getByRole("navigation", { name: "Menu" }));
    await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  /** A card of the page. */
  card(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  async see(text: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByText(text, { exact: true }).first().waitFor({ timeout: 30_000 });
  }

  /** As who waits reads on to the end of the page, and presses reload when nothing comes. */
  async seeInTime(what: () => Locator, tries = 6): Promise<void> {
    for (let left = tries; left > 1; left -= 1) {
      await this.page.waitForLoadState("networkidle");
      await this.page.mouse.wheel(0, 10_000);
      const isSeen = await isVisibleWithin(what(), PATIENCE_MS);
      if (isSeen) return;
      await this.page.reload();
    }
    await what().first().waitFor();
  }

  /** Nothing is scrolled sideways. */
  async expectToFit(): Promise<void> {
    const width = this.page.viewportSize()?.width ?? 0;
    const shown = await this.page.evaluate("document.documentElement.scrollWidth");
    if (shown !== width) throw new Error(`${this.page.url()} is ${String(shown)} wide, the screen ${width}`);
  }
}

async function isVisibleWithin(what: Locator, timeout: number): Promise<boolean> {
  try {
    await what.first().waitFor({ timeout });
    return true;
  } catch {
    return false;
  }
}
