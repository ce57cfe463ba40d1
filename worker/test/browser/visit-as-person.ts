import type { Browser } from "playwright-core";

export interface Chat {
  /** Whose WhatsApp it is. */
  phone: string;
  /** What stands ready there. */
  message: string;
}

/** Opens a link as a person of its own does, in an app's browser on a phone; gives the chat that it leads to. */
export async function visitAsPerson(browser: Browser, link: string, person: number): Promise<Chat> {
  const userAgent = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_${person} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 385.0.0.29.85 (iPhone15,2; iOS 18_${person}; id_ID; id; scale=3.00; 1179x2556)`;
  const context = await browser.newContext({ userAgent, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  // The chat is off this machine.
  const left = page.waitForEvent("requestfailed", (request) => request.isNavigationRequest());
  await page.goto(link).catch(() => undefined);
  const { host, pathname, searchParams } = new URL((await left).url());
  await context.close();
  if (host !== "wa.me") throw new Error(`it led to ${host}`);
  return { phone: pathname.slice(1), message: searchParams.get("text") ?? "" };
}
