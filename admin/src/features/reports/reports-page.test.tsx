import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { AdsPage } from "./ads-page.tsx";
import { AgentsReportPage } from "./agents-report-page.tsx";
import { HoursPage } from "./hours-page.tsx";
import { PlacesPage } from "./places-page.tsx";
import { ReportsPage } from "./reports-page.tsx";
import { RotatorsReportPage } from "./rotators-report-page.tsx";

const SESSION = {
  deployment: { timeZone: "Asia/Jakarta", currency: "IDR", language: "en", country: "ID", name: "" },
  user: { role: "owner" },
};
const PERIOD = {
  timeZone: "Asia/Jakarta",
  period: { from: 0, to: 0, fromDay: "2026-03-02", toDay: "2026-03-04" },
  comparison: { from: 0, to: 0, fromDay: "2026-02-27", toDay: "2026-03-01" },
};
const STAIRS = {
  ...{ all: 1_200, previewsAndBots: 100, prefetches: 50, floods: 0, doubleTaps: 50, people: 1_000 },
  ...{ eventsMade: 900, eventsAccepted: 890 },
};
const AD = { clicks: 12, people: 10, withContact: 5, chats: 4, qualified: 3, won: 2, values: [] as object[] };
const CAMPAIGN = {
  ...{ ...AD, id: "120", name: "Promo", values: [{ currency: "IDR", amount: 1_500_000 }] },
  adSets: [{ ...AD, id: "s1", name: "=Wide()", ads: [{ ...AD, clicks: null, id: "a1", name: "Video" }] }],
};
const at = (clock: string) => Date.parse(`2026-03-03T${clock}:00+07:00`);
const SHARE = { agentId: "agt_1", name: "Ayu", returning: 7, cover: 2, fallback: 1 };
const DAYS = "?from=2026-03-02&to=2026-03-04";

/** An office that answers reports by the end of their path. */
function office(answers: Record<string, object | ((query: URLSearchParams) => object)>) {
  return fakeApi(({ path }) => {
    if (path === "/api/session") return { body: SESSION };
    const [pathname = "", query = ""] = path.split("?");
    const answer = answers[pathname.slice("/api/reports/".length)];
    if (!answer) return { status: 500, body: { code: "internal", detail: "" } };
    const body = typeof answer === "function" ? answer(new URLSearchParams(query)) : answer;
    return { body: { ...PERIOD, ...body } };
  });
}

beforeEach(() => {
  // jsdom has no sizes, which the charts complain of.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

it("shows the stairs from requests to events, each step leading to its rows, changes said in words", async () => {
  office({ stairs: { stairs: STAIRS, before: { ...STAIRS, people: 800 } } });
  renderPage(ReportsPage, `/reports/ads${DAYS}`);
  const stairs = await screen.findByRole("region", { name: "From requests to events" });
  const people = await within(stairs).findByRole("link", { name: "People: 1,000. Show them" });
  expect(people.getAttribute("href")).toBe(`/reports/clicks?kind=human&from=2026-03-02&to=2026-03-04`);
  expect(people.closest("li")?.textContent).toContain("25% more than 800 before");
  const hrefOf = (name: RegExp) => within(stairs).getByRole("link", { name }).getAttribute("href");
  expect(hrefOf(/^Previews and bots/)).toContain("kind=preview_or_bot");
  expect(hrefOf(/^Accepted by Meta/)).toBe("/conversions/events?time=all&state=delivered");
  expect(within(stairs).queryByText("Too many from one address")).toBeNull();
  expect(screen.getByText(/Compared with Feb 27 – Mar 1, 2026/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: /^Why does Ads Manager/ }));
  expect(await screen.findByText("Days are cut differently")).toBeDefined();
});

it("keeps the chosen days in the address, and asks for them", async () => {
  const { asked } = office({ stairs: { stairs: STAIRS, before: STAIRS } });
  const router = renderPage(ReportsPage, "/reports/ads");
  await userEvent.click(await screen.findByRole("button", { name: /^Period: Last 7 days/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Last 30 days" }));
  expect(router.state.location.search).toBe("?period=30d");
  await waitFor(() => {
    const days = new Set(asked.flatMap(({ path }) => (path.includes("stairs") ? [path.split("?")[1]] : [])));
    expect(days.size).toBe(2);
  });
  expect(screen.getByRole("link", { name: "Hours" }).getAttribute("href")).toBe("/reports/hours?period=30d");
});

it("opens campaigns to their ad sets and ads, with counts, value and the change", async () => {
  office({
    ads: (query) => ({
      peopleLeftOut: 0,
      campaigns: query.get("from") === "2026-03-02" ? [CAMPAIGN] : [{ ...CAMPAIGN, people: 8 }],
    }),
  });
  renderPage(AdsPage, `/reports/ads${DAYS}`);
  const table = await screen.findByRole("table", { name: "Ads" });
  const [, campaign] = within(table).getAllByRole("row");
  await waitFor(() => expect(campaign?.textContent).toContain("25% more than 8 before"));
  expect(campaign?.textContent).toMatch(/Promo12012.*10543.*2.*1,500,000/);
  const clicks = within(table).getByRole("link", { name: "Clicks of Promo: 12. Show them" });
  expect(clicks.getAttribute("href")).toContain("campaign=120");
  const opener = within(table).getByRole("button", { name: "Show what is in Promo" });
  expect(opener.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(opener);
  await userEvent.click(within(table).getByRole("button", { name: "Show what is in =Wide()" }));
  expect(within(table).getByText("Video").closest("tr")?.textContent).toContain("not known");
  await userEvent.click(within(table).getByRole("button", { name: "Hide what is in Promo" }));
  expect(within(table).queryByText("Video")).toBeNull();
});

it("copies a table with raw amounts, and nothing that a spreadsheet would run", async () => {
  office({ ads: { peopleLeftOut: 0, campaigns: [CAMPAIGN] } });
  const copied = vi.fn<(text: string) => Promise<void>>(async () => {});
  userEvent.setup();
  Object.defineProperty(navigator, "clipboard", { value: { writeText: copied }, configurable: true });
  renderPage(AdsPage, `/reports/ads${DAYS}`);
  await userEvent.click(await screen.findByRole("button", { name: "Copy: Ads" }));
  const [head, row] = copied.mock.calls[0]?.[0].split("\n") ?? [];
  expect(head?.split("\t").slice(0, 7)).toEqual([
    ...["Campaign", "Campaign id", "Ad set", "Ad set id", "Ad", "Ad id", "Clicks"],
  ]);
  expect(head?.split("\t").at(-1)).toBe("Value (IDR)");
  expect(row?.split("\t")).toEqual([
    ...["Promo", "120", "'=Wide()", "s1", "Video", "a1", "", "10", "5", "4", "3", "2", "0"],
  ]);
});

it("tells of each CS three counts apart, and of its turns what was due, what it got and why", async () => {
  const { asked } = office({
    agents: {
      rows: [
        {
          ...{
            ...SHARE,
            clicks: 51,
            clicksBefore: 34,
            turns: 41,
            leads: 9,
            withContact: 3,
            chats: 2,
            won: 1,
          },
        },
      ],
    },
    rotators: {
      rows: [
        { rotatorId: "rot_1", name: "Bio", people: 1 },
        { rotatorId: "rot_2", name: "Promo", people: 5 },
      ],
    },
    shares: (query) => ({
      rotatorId: query.get("rotatorId"),
      approximateTurns: 0,
      period: { from: at("00:00"), to: at("23:59"), fromDay: "2026-03-03", toDay: "2026-03-03" },
      until: at("16:00"),
      shares: [
        {
          ...{ ...SHARE, agentId: "agt_2", name: "Budi" },
          turns: { due: 3.25, got: 3, deviation: -0.25, doubleTaps: 0 },
          away: [
            { state: "absent", from: at("00:00"), to: at("09:00") },
            { state: "drain", from: at("15:00"), to: at("16:00") },
          ],
        },
        {
          ...SHARE,
          turns: { due: 41, got: 41, deviation: 0, doubleTaps: 2 },
          away: [{ state: "off", from: at("12:04"), to: at("15:30") }],
        },
      ],
    }),
  });
  const router = renderPage(AgentsReportPage, "/reports/cs?from=2026-03-03&to=2026-03-03");
  const agents = await screen.findByRole("table", { name: "CS" });
  expect(within(agents).getByRole("row", { name: /^Ayu 41 7 3/ }).textContent).toContain("50% more than 34");
  const shares = await screen.findByRole("table", { name: "Due and got" });
  // Ranges are written with thin spaces.
  expect(shares.textContent?.replaceAll(/\s/g, " ")).toContain(
    "Off 12:04 – 15:30, due 41, got 41, 2 of them double taps.",
  );
  expect(shares.textContent?.replaceAll(/\s/g, " ")).toContain(
    "New here since 09:00, old customers only since 15:00, due 3.3, got 3.",
  );
  expect(screen.getByLabelText("Rotator")).toHaveProperty("value", "rot_2");
  await userEvent.selectOptions(screen.getByLabelText("Rotator"), "Bio");
  await waitFor(() => expect(asked.at(-1)?.path).toContain("rotatorId=rot_1"));
  expect(router.state.location.search).toContain("rotator=rot_1");
});

it("lists rotators with what was not a person apart, each leading to its clicks", async () => {
  const counts = { people: 10, repeats: 2, floods: 0, previews: 3, bots: 4, prefetches: 5, peopleBefore: 20 };
  office({
    rotators: { rows: [{ rotatorId: "rot_1", name: "Promo", ...counts, leads: 6, withContact: 5, won: 1 }] },
  });
  renderPage(RotatorsReportPage, `/reports/rotators${DAYS}`);
  const row = await screen.findByRole("row", { name: /^Promo/ });
  expect(row.textContent).toContain("50% less than 20 before");
  expect(
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent)
      .slice(1),
  ).toEqual([...["20", "12", "2", "6", "5", "1"]]);
  expect(within(row).getByRole("link").getAttribute("href")).toBe(`/rotators/rot_1/clicks${DAYS}`);
});

it("names countries, devices and in-app browsers, with their shares", async () => {
  office({
    countries: {
      rows: [
        { country: "ID", clicks: 75, clicksBefore: 10 },
        { country: "", clicks: 25, clicksBefore: 0 },
      ],
    },
    devices: {
      rows: [
        { dimension: "device", value: "mobile", clicks: 9, clicksBefore: 9 },
        { dimension: "in_app", value: "tiktok", clicks: 4, clicksBefore: 9 },
      ],
    },
  });
  renderPage(PlacesPage, `/reports/places${DAYS}`);
  expect((await screen.findByRole("row", { name: /^Indonesia/ })).textContent).toContain("75%");
  expect(screen.getByRole("row", { name: /^Others 25%/ })).toBeDefined();
  expect(await screen.findByRole("row", { name: /^Phone 100%/ })).toBeDefined();
  expect(screen.getByRole("row", { name: /^TikTok/ })).toBeDefined();
});

it("colours weekdays and hours, says each in words, and names the busiest", async () => {
  const rows = Array.from({ length: 168 }, (_, index) => ({
    ...{
      weekday: Math.floor(index / 24) + 1,
      hour: index % 24,
      clicks: index === 44 ? 30 : 1,
      clicksBefore: 2,
    },
  }));
  office({ hours: { rows } });
  renderPage(HoursPage, `/reports/hours${DAYS}`);
  expect(await screen.findByText(/Busiest: Tuesday, 20:00/)).toBeDefined();
  const tuesday = screen.getByRole("row", { name: /^Tue/ });
  expect(within(tuesday).getAllByRole("cell")[20]?.textContent).toContain("Clicks: 30, before: 2");
});

it.each([
  [AdsPage, "ads", { campaigns: [], peopleLeftOut: 0 }],
  [RotatorsReportPage, "rotators", { rows: [] }],
  [HoursPage, "hours", { rows: [] }],
])("says so when there is nothing, and offers to try again when it failed: %o", async (Page, name, body) => {
  office({ [name]: body });
  renderPage(Page, `/reports/${name}${DAYS}`);
  expect(await screen.findByText("Nothing in this period")).toBeDefined();
  office({});
  renderPage(Page, `/reports/${name}`);
  expect(await screen.findByRole("button", { name: "Try again" })).toBeDefined();
});
