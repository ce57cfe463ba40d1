import { notifications } from "@mantine/notifications";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Route, Routes } from "react-router";
import { afterEach, expect, it, vi } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { makeLead, SESSION } from "../../../test/make-lead.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { LeadPage } from "./lead-page.tsx";

const DETAIL = { ...makeLead(), custom: {}, timeline: [], latestClicks: [], conversionEvents: [] };

afterEach(() => {
  notifications.clean();
});

function AtItsAddress() {
  return (
    <Routes>
      <Route path="/leads/:id" Component={LeadPage} />
    </Routes>
  );
}

/** An office with this one lead, which takes every edit of its present version. */
function office(changes: object = {}, { role = "owner", slow = Promise.resolve() } = {}) {
  const lead = { ...DETAIL, ...changes };
  return fakeApi(async ({ method, path, body }) => {
    if (path === "/api/session") return { body: { ...SESSION, user: { ...SESSION.user, role } } };
    if (path.startsWith("/api/agents"))
      return { body: { items: [{ id: "agt_2", name: "Budi" }], nextCursor: null } };
    if (method === "PATCH") {
      await slow;
      const { version, ...edit } = body as { version: number };
      if (version !== lead.version) return { status: 409, body: { code: "stale", detail: "" } };
      Object.assign(lead, edit, { version: version + 1 });
    }
    return { body: { ...lead } };
  });
}

it("makes one change after the other, each over the version that came of the one before", async () => {
  const answered = Promise.withResolvers<void>();
  const { asked } = office({}, { slow: answered.promise });
  renderPage(AtItsAddress, "/leads/led_1");
  const hot = await screen.findByRole("button", { name: "Hot" });
  await userEvent.click(hot);
  await waitFor(() => expect(hot.getAttribute("aria-pressed")).toBe("true"));
  await userEvent.type(screen.getByLabelText("Value"), "1500000");
  const [save] = screen.getAllByRole("button", { name: "Save" });
  if (save) await userEvent.click(save);
  answered.resolve();
  await waitFor(() => expect(asked.filter(({ method }) => method === "PATCH")).toHaveLength(2));
  expect(asked.filter(({ method }) => method === "PATCH").map(({ body }) => body)).toEqual([
    { status: "hot", version: 1 },
    { value: { amount: 1_500_000, currency: "IDR" }, version: 2 },
  ]);
  await waitFor(() => expect(screen.getByLabelText("Value")).toHaveProperty("value", "Rp 1,500,000"));
  expect(screen.queryByText(/could not be changed/)).toBeNull();
});

it("undoes a value, a name and a phone that were written over, as they stood", async () => {
  const { asked } = office({ value: { amount: 5, currency: "USD" }, phone: "6281234567801", name: "Ayu" });
  renderPage(AtItsAddress, "/leads/led_1");
  const undo = async (said: string) => {
    const notice = within(
      (await screen.findByText(said)).closest<HTMLElement>("[role=alert]") ?? document.body,
    );
    await userEvent.click(notice.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(screen.queryByText(said)).toBeNull());
  };
  const value = await screen.findByLabelText("Value");
  await userEvent.clear(value);
  await userEvent.type(value, "70{Enter}");
  await undo("The value was changed");
  for (const [label, typed] of [
    ["Name", "Budi"],
    ["WhatsApp number", "0812 3456 7802"],
  ] as const) {
    await userEvent.clear(screen.getByLabelText(label));
    await userEvent.type(screen.getByLabelText(label), typed);
  }
  await userEvent.type(screen.getByLabelText("Name"), "{Enter}");
  await undo("Saved");
  expect(asked.filter(({ method }) => method === "PATCH").map(({ body }) => body)).toEqual([
    { value: { amount: 70, currency: "USD" }, version: 1 },
    { value: { amount: 5, currency: "USD" }, version: 2 },
    { name: "Budi", phone: "0812 3456 7802", version: 3 },
    { name: "Ayu", phone: "+6281234567801", version: 4 },
  ]);
});

it("shows a taken phone as whose customer it is, by the API's refusal too", async () => {
  fakeApi(({ method, path }) => {
    if (path === "/api/session") return { body: SESSION };
    if (path.startsWith("/api/agents")) return { body: { items: [], nextCursor: null } };
    if (path.endsWith("/search")) return { body: { items: [], others: [] } };
    const about = { agentName: "Budi", since: Date.UTC(2026, 10, 3, 5) };
    if (method === "PATCH")
      return { status: 409, body: { code: "taken", detail: "", errors: { phone: "taken" }, about } };
    return { body: DETAIL };
  });
  renderPage(AtItsAddress, "/leads/led_1");
  await userEvent.type(await screen.findByLabelText("WhatsApp number"), "0812345678");
  const saves = screen.getAllByRole("button", { name: "Save" });
  const save = saves.at(-1);
  if (save) await userEvent.click(save);
  expect(await screen.findByText(/Already the customer of CS Budi since Nov 3, 2026\./)).toBeDefined();
  expect(screen.getByLabelText("WhatsApp number")).toHaveProperty("value", "0812345678");
});

it("tells what happened in words", async () => {
  const entry = { at: 0, actor: "user:usr_1", actorName: "Ayu", note: null };
  office({
    timeline: [
      {
        ...entry,
        id: "lev_2",
        kind: "edited",
        changes: {
          status: { before: "new", after: "negotiation" },
          agentId: { before: "agt_1", after: "agt_2" },
          value: { before: null, after: "1500000 IDR" },
        },
      },
      { ...entry, id: "lev_1", kind: "note", note: "<b>call</b> tomorrow", changes: {} },
    ],
  });
  renderPage(AtItsAddress, "/leads/led_1");
  expect(await screen.findByText("Status: New › Negotiating")).toBeDefined();
  expect(await screen.findByText("CS: another CS › Budi")).toBeDefined();
  expect(screen.getByText(/^Value: Rp\s1,500,000$/)).toBeDefined();
  expect(screen.getByText("<b>call</b> tomorrow")).toBeDefined();
});

it("lets nobody change a deleted lead before it is brought back", async () => {
  office({ deletedAt: 1, tab: "deleted" });
  renderPage(AtItsAddress, "/leads/led_1");
  expect(await screen.findByRole("button", { name: "Bring back" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Hot" })).toHaveProperty("disabled", true);
  expect(screen.getByLabelText("Name")).toHaveProperty("disabled", true);
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
});

it("offers a CS neither another owner nor deleting", async () => {
  const { asked } = office({}, { role: "staff" });
  renderPage(AtItsAddress, "/leads/led_1");
  expect(await screen.findByRole("link", { name: "My leads" })).toBeDefined();
  expect(screen.queryByRole("combobox", { name: "CS" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
  expect(asked.some(({ path }) => path.startsWith("/api/agents"))).toBe(false);
});

it.for([
  ["staff", /belongs to another CS/, "/my-leads"],
  ["owner", /joined with another/, "/leads"],
] as const)("tells a %s clearly that there is no such lead, and leads back", async ([role, about, to]) => {
  fakeApi(({ path }) =>
    path === "/api/session"
      ? { body: { ...SESSION, user: { ...SESSION.user, role } } }
      : { status: 404, body: { code: "not_found", detail: "" } },
  );
  renderPage(AtItsAddress, "/leads/led_2");
  expect(await screen.findByText("There is no such lead")).toBeDefined();
  expect(await screen.findByText(about)).toBeDefined();
  expect(screen.getByRole("link").getAttribute("href")).toBe(to);
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

it.for(["press", "form"])(
  "says at once that a change was lost, by a %s, while the network is gone",
  async (by) => {
    let isGone = false;
    fakeApi(({ path }) => {
      if (path === "/api/session") return { body: SESSION };
      if (path.startsWith("/api/agents")) return { body: { items: [], nextCursor: null } };
      return isGone ? { status: 500, body: {} } : { body: DETAIL };
    });
    renderPage(AtItsAddress, "/leads/led_1");
    const hot = await screen.findByRole("button", { name: "Hot" });
    await userEvent.type(screen.getByLabelText("Name"), " Dewi");
    const answered = globalThis.fetch;
    vi.stubGlobal("fetch", (address: string, init: RequestInit = {}) =>
      init.method === "PATCH" || !isGone ? answered(address, init) : new Promise(() => {}),
    );
    isGone = true;
    if (by === "press") await userEvent.click(hot);
    else await userEvent.type(screen.getByLabelText("Name"), "{Enter}");
    expect(await screen.findByText(/Something went wrong on our side/)).toBeDefined();
  },
);
