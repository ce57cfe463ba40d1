import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { ClicksTab } from "./clicks-tab.tsx";
import { ClicksView } from "./clicks-view.tsx";

const SESSION = {
  deployment: { timeZone: "Asia/Jakarta", currency: "IDR", language: "en", country: "ID", name: "" },
  user: { role: "owner" },
};
const CLICK = {
  ...{ id: "clk_1", at: Date.UTC(2026, 2, 4, 5, 6, 7), rotatorId: "rot_1", rotatorName: "Promo" },
  ...{ agentId: "agt_1", agentName: "Ayu", visitorId: "vis_1", code: "K7M2PX9A", verdict: "human" },
  ...{ choice: "sticky", reason: null, country: "ID", city: "Jakarta", device: "mobile", os: "Android" },
  ...{ inApp: "instagram", utmSource: "ig", utmMedium: null, utmCampaign: "Lebaran", utmTerm: null },
  ...{ utmContent: null, campaignId: "120", adsetId: null, adId: null, siteSourceName: null },
  ...{ placement: null, adParameters: null },
};
const DETAIL = {
  ...{ ...CLICK, rosterVersion: 3, consent: "gpc", region: null, language: "id", ip: "36.68.1.0" },
  ...{ referrerHost: null, clickIds: { fbclid: "IwY2" }, custom: { k_budget: "5jt" }, leadId: "led_1" },
  roster: [
    { agentId: "agt_1", agentName: "Ayu", weight: 80, state: "active" },
    { agentId: "agt_2", agentName: "Budi", weight: 20, state: "drain" },
  ],
  event: null as object | null,
};
const EVENT = {
  ...{ id: "cev_1", pixelId: "pix_1", eventName: "Lead", eventId: "e", status: "held", tries: 2 },
  ...{ reason: "token_refused", eventAt: CLICK.at, createdAt: CLICK.at, finishedAt: null },
};
const rowsOf = (rows: object[]) => ({ rows });

/** An office with these pages of clicks, the first for no cursor. */
function office(pages: { items: object[]; nextCursor: string | null }[], detail: object = DETAIL) {
  return fakeApi(({ path }) => {
    if (path === "/api/session") return { body: SESSION };
    if (path.startsWith("/api/clicks/")) return { body: detail };
    if (path.startsWith("/api/clicks")) {
      const page = Number(new URLSearchParams(path.split("?")[1]).get("cursor") ?? 0);
      return { body: pages[page] };
    }
    if (path.startsWith("/api/reports/rotators"))
      return { body: rowsOf([{ rotatorId: "rot_1", name: "Promo" }]) };
    if (path.startsWith("/api/reports/agents")) return { body: rowsOf([{ agentId: "agt_1", name: "Ayu" }]) };
    if (path.startsWith("/api/reports/ads"))
      return { body: { campaigns: [{ id: "120", name: "Lebaran", adSets: [] }] } };
    if (path.startsWith("/api/reports/countries")) return { body: rowsOf([{ country: "ID" }]) };
    if (path.startsWith("/api/reports/devices"))
      return { body: rowsOf([{ dimension: "device", value: "mobile" }]) };
    return { body: { id: "rot_1", name: "Promo" } };
  });
}

const listAsked = (asked: { path: string }[]) =>
  asked
    .filter(({ path }) => path.startsWith("/api/clicks?"))
    .map(({ path }) => Object.fromEntries(new URLSearchParams(path.split("?")[1])));

it("shows where each click went, how, by which ad and from where", async () => {
  office([
    {
      items: [CLICK, { ...CLICK, id: "clk_2", verdict: "preview", agentName: null, agentId: null }],
      nextCursor: null,
    },
  ]);
  renderPage(ClicksTab);
  const list = await screen.findByRole("list", { name: "Clicks" });
  const [first, second] = within(list).getAllByRole("listitem");
  expect(first?.textContent).toContain(
    "Mar 4, 2026, 12:06:07 PMreturningAyuPromoLebaranigJakarta, Indonesia",
  );
  expect(first?.textContent).toContain("Phone · Android · Instagram");
  expect(second?.textContent).toContain("preview–");
  expect(screen.getByText("Clicks: 2")).toBeDefined();
});

it("keeps filters in the address and asks the API for them, with the days as times of the zone", async () => {
  const { asked } = office([{ items: [CLICK], nextCursor: null }]);
  const router = renderPage(ClicksTab, "/reports/clicks?from=2026-03-04&to=2026-03-05");
  await screen.findByRole("option", { name: "Lebaran" });
  await userEvent.selectOptions(screen.getByLabelText("What it was"), "People: returning");
  await userEvent.selectOptions(screen.getByLabelText("Campaign"), "Lebaran");
  await userEvent.type(screen.getByLabelText("Source"), "ig{Enter}");
  await waitFor(() =>
    expect(listAsked(asked).at(-1)).toEqual({
      from: String(Date.UTC(2026, 2, 3, 17)),
      to: String(Date.UTC(2026, 2, 5, 17)),
      verdict: "human",
      choice: "sticky",
      campaign: "120",
      source: "ig",
    }),
  );
  expect(router.state.location.search).toBe(
    "?from=2026-03-04&to=2026-03-05&kind=returning&campaign=120&source=ig",
  );
  await userEvent.click(screen.getByRole("button", { name: "Clear all filters" }));
  expect(router.state.location.search).toBe("?from=2026-03-04&to=2026-03-05");
});

it("goes on by itself where a page came empty and others come after it", async () => {
  const { asked } = office([
    { items: [], nextCursor: "1" },
    { items: [], nextCursor: "2" },
    { items: [CLICK], nextCursor: null },
  ]);
  renderPage(ClicksTab, "/reports/clicks?kind=flood");
  expect(await screen.findByText("Clicks: 1")).toBeDefined();
  expect(listAsked(asked).map(({ cursor }) => cursor)).toEqual([undefined, "1", "2"]);
});

it("says what to do where no click fits", async () => {
  office([{ items: [], nextCursor: null }]);
  const router = renderPage(ClicksTab, "/reports/clicks?country=SG");
  expect(await screen.findByText("No click fits these filters")).toBeDefined();
  const [, clear] = screen.getAllByRole("button", { name: "Clear all filters" });
  if (clear) await userEvent.click(clear);
  expect(router.state.location.search).toBe("");
  expect(await screen.findByText("No click in this period")).toBeDefined();
});

it("tells of a click why it went there, who was on, what may be told and what was, in words", async () => {
  office([{ items: [CLICK], nextCursor: null }], { ...DETAIL, event: EVENT });
  const router = renderPage(ClicksTab);
  await userEvent.click(await screen.findByRole("link", { name: /^Show the click of/ }));
  const drawer = await screen.findByRole("dialog");
  await within(drawer).findByText("Ayu knows this customer from before.");
  const roster = within(drawer)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(roster).toEqual(["Ayuchosenweight 80 · on", "Budiweight 20 · old customers only"]);
  expect(drawer.textContent).toContain("The browser asks not to be tracked");
  expect(drawer.textContent).toContain("Lebaran (120)");
  expect(drawer.textContent).toContain("k_budget5jt");
  expect(drawer.textContent).toContain("It needs your repair.");
  expect(drawer.textContent).toContain("Meta");
  expect(within(drawer).getByRole("link", { name: "Open the event" }).getAttribute("href")).toBe(
    "/conversions/events?time=all&event=cev_1",
  );
  expect(within(drawer).getByRole("link", { name: "Open the lead" }).getAttribute("href")).toBe(
    "/leads/led_1",
  );
  expect(router.state.location.search).toBe("?click=clk_1");
  await userEvent.click(within(drawer).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(router.state.location.search).toBe(""));
});

it.each([
  [
    { verdict: "bot", reason: "head", choice: "none", agentId: null, agentName: null },
    "only asked whether the link is there",
  ],
  [
    { verdict: "preview", reason: "whatsapp", choice: "none", agentId: null, agentName: null },
    "a preview of it (whatsapp)",
  ],
  [{ verdict: "repeat", choice: "repeat" }, "A double tap"],
  [{ choice: "cover" }, "Ayu stood in"],
  [{ choice: "fallback", agentId: null, agentName: null }, "it went to the backup number"],
  [{ choice: "turn", reason: "unconfirmed" }, "could not be asked in time"],
])("explains %j", async (changes, said) => {
  office([{ items: [CLICK], nextCursor: null }], { ...DETAIL, ...changes });
  renderPage(ClicksTab, "/reports/clicks?click=clk_1");
  const drawer = await screen.findByRole("dialog");
  await waitFor(() => expect(drawer.textContent).toContain(said));
});

it("shows what visitors send as text, never as markup", async () => {
  const hostile = "<img src=x onerror=alert(1)>";
  const clicks = { ...CLICK, utmCampaign: hostile, city: hostile, utmSource: hostile };
  office([{ items: [clicks], nextCursor: null }], {
    ...{ ...DETAIL, ...clicks, referrerHost: hostile, language: hostile },
    custom: { k_x: hostile },
  });
  renderPage(ClicksTab, "/reports/clicks?click=clk_1");
  const drawer = await screen.findByRole("dialog");
  await within(drawer).findAllByText(hostile);
  expect(document.querySelectorAll("img")).toHaveLength(0);
});

it("shows one rotator's clicks on its page, where the rotator is no filter", async () => {
  const { asked } = office([{ items: [CLICK], nextCursor: null }]);
  renderPage(() => <ClicksView rotatorId="rot_1" />, "/rotators/rot_1/clicks?rotator=rot_2");
  await screen.findByRole("list", { name: "Clicks" });
  expect(screen.queryByLabelText("Rotator")).toBeNull();
  expect(listAsked(asked).map(({ rotatorId }) => rotatorId)).toEqual(["rot_1"]);
});

it("offers to try again when clicks could not be loaded", async () => {
  fakeApi(({ path }) =>
    path === "/api/session" ? { body: SESSION } : { status: 500, body: { code: "internal", detail: "" } },
  );
  renderPage(ClicksTab);
  expect(await screen.findByRole("button", { name: "Try again" })).toBeDefined();
});
