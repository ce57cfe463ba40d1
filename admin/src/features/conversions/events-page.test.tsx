import type { ConversionEvent } from "@rotator/shared/contract/conversion-events";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { EventsPage } from "./events-page.tsx";

const WORDS = { title: "Meta refuses the pixel's access token.", nextStep: "Make a new one." };

function makeEvent(changes: Partial<ConversionEvent> = {}): ConversionEvent {
  return {
    id: "cev_1",
    pixelId: "pix_1",
    rotatorId: "rot_1",
    eventName: "ViewContent",
    eventId: "evt_1",
    eventAt: Date.UTC(2026, 10, 22, 5),
    personId: "led_1",
    visitorId: "vis_1",
    clickId: "clk_1",
    status: "delivered",
    dueAt: 0,
    tries: 1,
    heldAt: null,
    reason: null,
    words: null,
    matchKeys: null,
    createdAt: Date.UTC(2026, 10, 22, 5),
    finishedAt: null,
    ...changes,
  };
}
const HELD = makeEvent({ id: "cev_2", status: "held", reason: "token_refused", words: WORDS });

type Answer = (body: unknown) => object | undefined;

function office(
  events: ConversionEvent[],
  sendAgain: Answer = () => ({}),
  detail: object = {},
  role = "owner",
) {
  return fakeApi(({ path, body }) => {
    const { pathname } = new URL(path, location.origin);
    switch (pathname) {
      case "/api/session":
        return { body: { user: { role }, deployment: { timeZone: "Asia/Jakarta" } } };
      case "/api/pixels":
        return { body: { items: [{ id: "pix_1", name: "Brand A" }] } };
      case "/api/rotators":
        return { body: { items: [{ id: "rot_1", name: "Promo" }] } };
      case "/api/conversion-events":
        return { body: { items: events, nextCursor: null } };
      case "/api/conversion-events/counts":
        return {
          body: {
            timeZone: "Asia/Jakarta",
            days: [
              {
                pixelId: "pix_1",
                day: "2026-11-22",
                made: 9,
                delivered: 7,
                rejected: 1,
                waiting: 0,
                held: 2,
              },
            ],
            open: [{ pixelId: "pix_1", waiting: 3, held: 2 }],
          },
        };
      case "/api/conversion-events/send-again":
        return answerAgain(sendAgain(body));
      default:
        return { body: { ...events[0], payload: null, answer: null, ...detail } };
    }
  });
}

function answerAgain(answer: object | undefined) {
  return answer ? { body: answer } : { status: 500, body: { code: "internal", detail: "" } };
}

it("counts events by state, and shows those of a state when it is pressed", async () => {
  const { asked } = office([makeEvent(), HELD]);
  const router = renderPage(EventsPage, "/conversions/events");
  const held = await screen.findByRole("button", { name: /Needs your repair/ });
  await waitFor(() => expect(held.textContent).toContain("2"));
  expect(screen.getByRole("button", { name: /Accepted by Meta/ }).textContent).toContain("7");
  await userEvent.click(held);
  expect(router.state.location.search).toBe("?state=held");
  await waitFor(() =>
    expect(asked.some(({ path }) => path.startsWith("/api/conversion-events?status=held"))).toBe(true),
  );
});

it("filters by what the address says", async () => {
  const { asked } = office([makeEvent()]);
  renderPage(EventsPage, "/conversions/events?pixel=pix_1&rotator=rot_1&state=rejected&why=refused&time=all");
  await screen.findByText("Promo · Brand A");
  const list = asked.find(({ path }) => path.startsWith("/api/conversion-events?"));
  const query = Object.fromEntries(new URL(list?.path ?? "", location.origin).searchParams);
  expect(query).toEqual({
    status: "rejected",
    reason: "refused",
    pixelId: "pix_1",
    rotatorId: "rot_1",
    limit: "50",
  });
});

it("begins a period at midnight by the deployment's clock", async () => {
  const { asked } = office([makeEvent()]);
  renderPage(EventsPage, "/conversions/events?time=today");
  await screen.findByText("Promo · Brand A");
  const list = asked.find(({ path }) => path.startsWith("/api/conversion-events?"));
  const from = Number(new URL(list?.path ?? "", location.origin).searchParams.get("from"));
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Jakarta", timeStyle: "medium" }).format(
    from,
  );
  expect(hour).toBe("00:00:00");
  expect(Date.now() - from).toBeLessThan(86_400_000);
});

it("tells an event's story and, under Details, what was told and answered", async () => {
  office([makeEvent({ status: "rejected", reason: "refused", words: WORDS, finishedAt: 1 })], undefined, {
    payload: { url: "https://link.example/wa/promo", ip: "203.0.113.0" },
    answer: { status: 400, code: 100, message: "Invalid parameter" },
  });
  renderPage(EventsPage, "/conversions/events?event=cev_1");
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText("A person clicked on “Promo”.")).toBeDefined();
  expect(dialog.getByText("“Invalid parameter”")).toBeDefined();
  await userEvent.click(dialog.getByText("Details"));
  expect(dialog.getByText("203.0.113.0")).toBeDefined();
});

it("sends one again, and says why where it stays", async () => {
  const { asked } = office([HELD], () => ({ sent: 0, left: 1, why: { pixel_off: 1 }, nextCursor: null }));
  renderPage(EventsPage, "/conversions/events?event=cev_2");
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(await dialog.findByRole("button", { name: "Send again" }));
  expect(await dialog.findByText("It stayed as it is: 1 of a pixel that is off or deleted")).toBeDefined();
  expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ ids: ["cev_2"] });
});

it("sends all of a filter again, part by part, and sums up what stayed and why", async () => {
  const parts = [
    { sent: 500, left: 0, why: {}, nextCursor: "next" },
    { sent: 20, left: 3, why: { too_old: 2, pixel_off: 1 }, nextCursor: null },
  ];
  const events = [HELD];
  const { asked } = office(events, () => {
    // What goes out again leaves the list.
    events.length = 0;
    return parts.shift() ?? {};
  });
  renderPage(EventsPage, "/conversions/events?state=held&time=all&pixel=pix_1");
  await userEvent.click(await screen.findByRole("button", { name: "Send all of these again …" }));
  await userEvent.click(await screen.findByRole("button", { name: "Yes, send them again" }));
  expect(await screen.findByText("520 are on their way, 3 stayed as they are.")).toBeDefined();
  expect(screen.getByText(/^2 too old for Meta/)).toBeDefined();
  expect(asked.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { filter: { status: "held", pixelId: "pix_1" } },
    { filter: { status: "held", pixelId: "pix_1", cursor: "next" } },
  ]);
});

it("stops between two parts when it is told to", async () => {
  let calls = 0;
  const answered = Promise.withResolvers<undefined>();
  office([HELD], () => {
    calls += 1;
    return { sent: 500, left: 0, why: {}, nextCursor: "next" };
  });
  const plainFetch = fetch;
  globalThis.fetch = async (...request) => {
    if (request[1]?.method === "POST") await answered.promise;
    return plainFetch(...request);
  };
  renderPage(EventsPage, "/conversions/events?state=held&time=all");
  await userEvent.click(await screen.findByRole("button", { name: "Send all of these again …" }));
  await userEvent.click(await screen.findByRole("button", { name: "Yes, send them again" }));
  await userEvent.click(await screen.findByRole("button", { name: "Stop" }));
  answered.resolve(undefined);
  expect(await screen.findByText(/^Stopped: 500 are on their way/)).toBeDefined();
  expect(calls).toBe(1);
});

it("goes on after a failure where it stood, and keeps count", async () => {
  const parts = [
    { sent: 500, left: 0, why: {}, nextCursor: "next" },
    undefined,
    { sent: 20, left: 0, why: {}, nextCursor: null },
  ];
  const { asked } = office([HELD], () => parts.shift());
  renderPage(EventsPage, "/conversions/events?state=held&time=all");
  await userEvent.click(await screen.findByRole("button", { name: "Send all of these again …" }));
  await userEvent.click(await screen.findByRole("button", { name: "Yes, send them again" }));
  await screen.findByText(/Something went wrong/);
  await userEvent.click(await screen.findByRole("button", { name: "Yes, send them again" }));
  expect(await screen.findByText("520 are on their way, 0 stayed as they are.")).toBeDefined();
  expect(asked.findLast(({ method }) => method === "POST")?.body).toEqual({
    filter: { status: "held", cursor: "next" },
  });
});

it("explains every code of Meta's", async () => {
  office([makeEvent()]);
  renderPage(EventsPage, "/conversions/events");
  const button = await screen.findByRole("button", { name: "What Meta's codes mean" });
  await userEvent.click(button);
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("Code 190, subcode 463")).toBeDefined();
  expect(dialog.getByText("The pixel's access token has expired.")).toBeDefined();
  expect(dialog.getByText("Code 200–299")).toBeDefined();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it("says so where there is none, and leads on", async () => {
  office([]);
  const router = renderPage(EventsPage, "/conversions/events?state=held");
  await userEvent.click(await screen.findByRole("button", { name: "Show all" }));
  expect(router.state.location.search).toBe("?time=all");
});
