import type { Lead } from "@rotator/shared/contract/leads";
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { makeLead, SESSION } from "../../../test/make-lead.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { MyLeadsPage } from "./my-leads-page.tsx";

const HOUR_MS = 3_600_000;

/** What the API has of a CS's leads: those begun today, and those before. */
function office(today: Lead[], before: Lead[]) {
  return fakeApi(({ path }) => {
    if (path === "/api/session") return { body: SESSION };
    const items = path.includes("from=") ? today : before;
    return { body: { items, nextCursor: null } };
  });
}

it("puts today first, who waits the longest on top, and who came back among them", async () => {
  const now = Date.now();
  office(
    [
      makeLead({ id: "led_3", name: "Just now", lastClickAt: now }),
      makeLead({ id: "led_2", name: "Talked", status: "contacted", phone: "6281234567890" }),
    ],
    [
      makeLead({ id: "led_1", name: "Came back", lastClickAt: now - 1 }),
      makeLead({ id: "led_0", name: "Long ago", lastClickAt: now - 100 * HOUR_MS }),
    ],
  );
  renderPage(MyLeadsPage);
  const today = within(await screen.findByRole("list", { name: "Today" }));
  const earlier = within(await screen.findByRole("list", { name: "Earlier" }));
  const names = (list: typeof today) => list.getAllByRole("link").map(({ textContent }) => textContent);
  expect(names(today)).toEqual(["Came back", "Just now", "Talked", "Open chat"]);
  expect(names(earlier)).toEqual(["Long ago"]);
  expect(earlier.getByText("waiting for 4 days")).toBeDefined();
  expect(today.getByRole("link", { name: "Open the chat with Talked" }).getAttribute("href")).toBe(
    "https://wa.me/6281234567890",
  );
});

it("says what to do where there is nobody yet", async () => {
  office([], []);
  renderPage(MyLeadsPage);
  expect(await screen.findByText("No lead with contact yet")).toBeDefined();
  expect(screen.getByRole("link", { name: "Find code" }).getAttribute("href")).toBe("/find");
});
