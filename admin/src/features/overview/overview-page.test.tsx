import type { Overview, Share } from "@rotator/shared/contract/reports";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { OverviewPage } from "./overview-page.tsx";
// What the page loads later is there in time, however busy the machine.
import "./overview-parts.tsx";

// Of 22 November in Jakarta, and ten in the evening there.
const NOON = Date.UTC(2026, 10, 22, 5);
const NOW = Date.UTC(2026, 10, 22, 15);
const MINUTE_MS = 60_000;
const COUNTS = { people: 40, repeats: 1, floods: 0, previews: 3, bots: 2, prefetches: 1 };
const PERIOD = {
  from: Date.UTC(2026, 10, 21, 17),
  to: Date.UTC(2026, 10, 22, 17),
  fromDay: "2026-11-22",
  toDay: "2026-11-22",
};
const OVERVIEW: Overview = {
  timeZone: "Asia/Jakarta",
  period: PERIOD,
  comparison: PERIOD,
  unit: "day",
  series: [{ ...COUNTS, at: NOON }],
  clicks: COUNTS,
  clicksBefore: COUNTS,
  today: { people: 150, yesterday: 100 },
  leads: { leads: 9, withContact: 4 },
  leadsBefore: { leads: 9, withContact: 4 },
  events: { made: 7, accepted: 7, refused: 1, waiting: 2, held: 0 },
  alarms: [],
  lastClick: null,
};
const CLICK = { id: "clk_1", at: NOON, verdict: "human", rotatorName: "Promo", agentName: "Ayu" };

function makeShare(changes: Partial<Share> = {}): Share {
  return {
    agentId: "agt_1",
    name: "Ayu",
    turns: { due: 41, got: 41, deviation: 0, doubleTaps: 0 },
    returning: 12,
    cover: 3,
    fallback: 2,
    away: [],
    ...changes,
  };
}

function office({
  overview = OVERVIEW,
  shares = [makeShare()],
  refuse = false,
  figures = 200,
  alarms = [] as object[],
} = {}) {
  const rotators = [{ id: "rot_1", name: "Promo", state: "active" }];
  const agents = [
    { id: "agt_1", name: "Ayu", active: true, switched: null, rotators },
    { id: "agt_2", name: "Budi", active: false, switched: { at: NOON, by: "Sari" }, rotators: [] },
  ];
  return fakeApi(({ method, path, body }) => {
    const { pathname } = new URL(path, location.origin);
    if (pathname.startsWith("/api/agents/") && pathname.endsWith("/impact")) {
      const { id } = agents.find((agent) => pathname.includes(agent.id)) ?? {};
      const served = agents.some((agent) => agent.id !== id && agent.active);
      return { body: { links: served ? [] : [{ rotatorId: "rot_1", name: "Promo" }] } };
    }
    if (pathname.endsWith("/impact"))
      return { body: { otherwise: { fallbackPhone: null, deploymentPhone: null, member: null } } };
    if (method === "PUT") {
      if (refuse) return { status: 500, body: { code: "internal", detail: "" } };
      Object.assign(agents.find(({ id }) => path.includes(id)) ?? {}, body);
      return {};
    }
    switch (pathname) {
      case "/api/session":
        return { body: { user: { role: "owner" }, deployment: { timeZone: "Asia/Jakarta" } } };
      case "/api/reports/overview":
        return figures === 200
          ? { body: overview }
          : { status: figures, body: { code: "internal", detail: "" } };
      case "/api/alarms":
        return { body: { items: alarms, nextCursor: null } };
      case "/api/agents":
        return { body: { items: agents, nextCursor: null } };
      case "/api/clicks":
        return { body: { items: [CLICK], nextCursor: null } };
      case "/api/reports/rotators":
        return {
          body: {
            rows: [
              { rotatorId: "rot_1", name: "Quiet", people: 3 },
              { rotatorId: "rot_2", name: "Busy", people: 90 },
            ],
          },
        };
      case "/api/reports/shares":
        return { body: { ...OVERVIEW, rotatorId: "rot_2", until: NOW, shares, approximateTurns: 0 } };
      default:
        return { body: { items: [], nextCursor: null } };
    }
  });
}

it("compares today with yesterday, and says what was not a person apart", async () => {
  office();
  renderPage(OverviewPage);
  expect(await screen.findByText("150")).toBeDefined();
  expect(screen.getByText("+50%")).toBeDefined();
  expect(screen.getByText("100 yesterday by this time")).toBeDefined();
  expect(screen.getByText("2 waiting, 1 refused")).toBeDefined();
  const row = screen.getByRole("row", { name: /22/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["40", "6"]);
});

it("leads to the events that need repair", async () => {
  office({ overview: { ...OVERVIEW, events: { ...OVERVIEW.events, held: 14 } } });
  renderPage(OverviewPage);
  const link = await screen.findByRole("link", { name: "14 need your repair" });
  expect(link.getAttribute("href")).toBe("/conversions/events?state=held&time=all");
});

it("shows the last click in one line", async () => {
  office();
  renderPage(OverviewPage);
  expect(await screen.findByText(/^Last click: .*12:00:00.*, “Promo”, sent to Ayu$/)).toBeDefined();
});

it("switches a CS at once, and back when the answer is no", async () => {
  const { asked } = office({ refuse: true });
  renderPage(OverviewPage);
  const control = await screen.findByRole("switch", { name: "Budi takes customers" });
  await userEvent.click(control);
  expect(await screen.findByText("Budi could not be switched")).toBeDefined();
  await waitFor(() => expect(control).toHaveProperty("checked", false));
  expect(asked.find(({ method }) => method === "PUT")).toMatchObject({
    path: "/api/agents/agt_2/active",
    body: { active: true },
  });
});

it("asks before the last CS of a link goes off, and says since when and by whom one is off", async () => {
  const { asked } = office();
  renderPage(OverviewPage);
  expect(await screen.findByText(/^off since .*12:00:00, by Sari$/)).toBeDefined();
  await userEvent.click(await screen.findByRole("switch", { name: "Ayu takes customers" }));
  expect(await screen.findByText(/Ayu is the last CS that takes turns in Promo\./)).toBeDefined();
  expect(await screen.findByText("a page that apologises: there is no backup number")).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Switch off" }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")).toMatchObject({
      path: "/api/agents/agt_1/active",
      body: { active: false },
    }),
  );
});

it("asks for the shares of the busiest rotator first, and of another when it is chosen", async () => {
  const { asked } = office();
  renderPage(OverviewPage);
  const choice = await screen.findByRole("combobox", { name: "Rotator" });
  expect(choice).toHaveProperty("value", "rot_2");
  await userEvent.selectOptions(choice, "rot_1");
  await waitFor(() =>
    expect(asked.some(({ path }) => path.startsWith("/api/reports/shares?rotatorId=rot_1"))).toBe(true),
  );
});

it.each<[string, Partial<Share>, string | RegExp]>([
  [
    "one who was off for a while",
    { away: [{ state: "off", from: NOON + 4 * MINUTE_MS, to: NOON + 210 * MINUTE_MS }] },
    /^Off 12:04 – 15:30, due 41, got 41\.$/,
  ],
  [
    "one who is off still",
    { away: [{ state: "off", from: NOON, to: NOW }] },
    "Off since 12:00, due 41, got 41.",
  ],
  [
    "one who is new",
    { away: [{ state: "absent", from: PERIOD.from, to: NOON }] },
    "New here since 12:00, due 41, got 41.",
  ],
  [
    "one who got more than was due, some of it double taps",
    { turns: { due: 40.5, got: 42, deviation: 1.5, doubleTaps: 2 } },
    "Due 40.5, got 42, 1.5 more than due, 2 of them double taps.",
  ],
  [
    "the backup number",
    { agentId: null, name: null, turns: { due: 0, got: 0, deviation: 0, doubleTaps: 0 } },
    "2 when nobody else could serve.",
  ],
])("explains in a sentence the shares of %s", async (_who, changes, sentence) => {
  office({ shares: [makeShare(changes)] });
  renderPage(OverviewPage, "/?time=today");
  expect(await screen.findByText(sentence)).toBeDefined();
});

it("counts turns, returning customers and cover apart", async () => {
  office();
  renderPage(OverviewPage);
  const region = await screen.findByRole("region", { name: "Shares per CS" });
  const row = await within(region).findByRole("listitem");
  const terms = within(row)
    .getAllByRole("term")
    .map(({ textContent }) => textContent);
  const figures = within(row)
    .getAllByRole("definition")
    .map(({ textContent }) => textContent);
  expect(terms).toEqual(["new customers by turn", "returning customers", "cover and backup"]);
  expect(figures).toEqual(["41", "12", "5"]);
});

it("keeps the period in the address and asks for its days", async () => {
  const { asked } = office();
  const router = renderPage(OverviewPage);
  await userEvent.click(await screen.findByRole("button", { name: "30 days" }));
  expect(router.state.location.search).toBe("?time=30");
  await waitFor(() => {
    const last = asked.findLast(({ path }) => path.startsWith("/api/reports/overview"))?.path ?? "";
    const { from, to } = Object.fromEntries(new URL(last, location.origin).searchParams);
    expect(Date.parse(to ?? "") - Date.parse(from ?? "")).toBe(29 * 86_400_000);
  });
});

it("has the switches even where the figures do not come", async () => {
  office({ figures: 500 });
  renderPage(OverviewPage);
  expect(await screen.findByRole("switch", { name: "Ayu takes customers" })).toBeDefined();
  expect(screen.getByText("This could not be loaded")).toBeDefined();
});
