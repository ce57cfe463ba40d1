import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { SESSION } from "../../../test/make-lead.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { MePage } from "./me-page.tsx";

const AGENT = {
  id: "agt_1",
  name: "Ayu",
  phone: "6281234567801",
  active: true,
  archivedAt: null as number | null,
  rotators: ["Promo"],
};
const OTHERS = [
  { name: "Budi", on: true },
  { name: "Citra", on: false },
];

function office(own: object, refuse = () => false) {
  const state = { agent: AGENT, switched: null as object | null, others: OTHERS, ...own };
  return fakeApi(({ method, path, body }) => {
    if (path === "/api/session") return { body: SESSION };
    if (method === "PUT" && refuse()) return { status: 500, body: { code: "internal", detail: "" } };
    if (method === "PUT") {
      state.agent = { ...state.agent, ...(body as object) };
      state.switched = { at: 0, by: "Ayu", self: true };
    }
    return { body: { ...state } };
  });
}

const control = () => screen.findByRole("switch", { name: "I take customers" });

it("shows who else is on, by whom the switch was turned, and turns it", async () => {
  const { asked } = office({ switched: { at: Date.UTC(2026, 10, 22, 5), by: "Sari", self: false } });
  renderPage(MePage);
  expect(await screen.findByText(/^Since Nov 22, 2026, .* by Sari$/)).toBeDefined();
  const rows = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(rows).toEqual(["Budion", "Citraoff"]);
  await userEvent.click(await control());
  expect(await screen.findByRole("heading", { name: "You are off" })).toBeDefined();
  expect(await screen.findByText(/by yourself$/)).toBeDefined();
  expect(asked.find(({ method }) => method === "PUT")).toMatchObject({
    path: "/api/agents/agt_1/active",
    body: { active: false },
  });
});

it("goes back when the switch is refused", async () => {
  office({}, () => true);
  renderPage(MePage);
  await userEvent.click(await control());
  expect(await screen.findByText("The switch could not be turned")).toBeDefined();
  await waitFor(async () => expect(await control()).toHaveProperty("checked", true));
});

it("asks before the last one who is on goes off", async () => {
  const { asked } = office({ others: [{ name: "Budi", on: false }] });
  renderPage(MePage);
  await userEvent.click(await control());
  expect(await screen.findByText(/You are the last one who is on/)).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Switch off all the same" }));
  expect(await screen.findByRole("heading", { name: "You are off" })).toBeDefined();
});

it.each([
  [{ agent: null, others: [] }, "This account belongs to no CS"],
  [{ agent: { ...AGENT, archivedAt: 1 }, others: [] }, "You are marked as resigned"],
])("offers no switch where there is none to turn", async (own, title) => {
  office(own);
  renderPage(MePage);
  expect(await screen.findByText(title)).toBeDefined();
  expect(screen.queryByRole("switch")).toBeNull();
});
