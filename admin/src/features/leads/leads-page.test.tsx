import type { Lead } from "@rotator/shared/contract/leads";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { makeLead, SESSION } from "../../../test/make-lead.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { LeadsPage } from "./leads-page.tsx";

const NOV_3 = Date.UTC(2026, 10, 3, 5);
const AGENTS = [
  { id: "agt_1", name: "Ayu" },
  { id: "agt_2", name: "Budi" },
];

interface Office {
  leads?: Lead[];
  found?: { items: Lead[]; others: object[] };
  refuse?: (asked: string) => [number, object] | undefined;
  imported?: (body: unknown) => object;
}

function office({ leads = [makeLead()], found, refuse, imported }: Office = {}) {
  return fakeApi(({ method, path, body }) => {
    const refused = refuse?.(`${method} ${path}`);
    if (refused) return { status: refused[0], body: refused[1] };
    const address = path.split("?")[0];
    if (path === "/api/session") return { body: SESSION };
    if (address === "/api/agents") return { body: { items: AGENTS, nextCursor: null } };
    if (address === "/api/rotators")
      return { body: { items: [{ id: "rot_1", name: "Promo" }], nextCursor: null } };
    if (address === "/api/leads/counts")
      return { body: { contact: 31, clicked: 12_840, deleted: 2, statuses: [{ status: "won", count: 7 }] } };
    if (path === "/api/leads/search") return { body: found ?? { items: leads, others: [] } };
    if (path === "/api/leads/import") return { body: imported?.(body) };
    if (path === "/api/leads/bulk")
      return { body: { changed: 1, undo: [{ id: "led_1", version: 2, deleted: false }], skipped: [] } };
    if (method === "PATCH") return { body: { ...leads[0], ...(body as object), version: 2 } };
    return { body: { items: leads, nextCursor: null } };
  });
}

const lists = (asked: { path: string }[]) =>
  asked.map(({ path }) => path).filter((path) => path.startsWith("/api/leads?"));

it("opens on those with contact, and counts those who only clicked apart", async () => {
  const { asked } = office();
  renderPage(LeadsPage);
  expect(await screen.findByRole("link", { name: "Sari" })).toBeDefined();
  const contact = screen.getByRole("radio", { name: /With contact/ });
  expect(contact).toHaveProperty("checked", true);
  await screen.findByRole("radio", { name: /With contact\s*31$/ });
  await userEvent.click(screen.getByRole("radio", { name: /Only clicked\s*12,840$/ }));
  await waitFor(() => expect(lists(asked).at(-1)).toContain("tab=clicked"));
  expect(lists(asked)[0]).toContain("tab=contact");
});

it("asks for what the filters say, in the list, the counts and the file alike", async () => {
  const { asked } = office();
  const router = renderPage(LeadsPage);
  await screen.findByRole("option", { name: "Budi" });
  await userEvent.selectOptions(screen.getByLabelText("CS"), "Budi");
  await userEvent.selectOptions(screen.getByLabelText("Status"), "Won");
  await userEvent.selectOptions(screen.getByLabelText("Since when"), "Today");
  expect(router.state.location.search).toBe("?cs=agt_2&status=won&time=today");
  await waitFor(() => expect(lists(asked).at(-1)).toMatch(/status=won&agentId=agt_2&from=\d{13}/));
  expect(asked.findLast(({ path }) => path.includes("counts"))?.path).toMatch(/agentId=agt_2&from=\d{13}$/);
  // Of a status as of everything else, the count is what the list has.
  expect(await screen.findByRole("radio", { name: /With contact\s*7$/ })).toBeDefined();
});

it("finds a lead by a whole message, which stands in no address", async () => {
  const { asked } = office({ found: { items: [makeLead({ name: "Dewi", tab: "clicked" })], others: [] } });
  const router = renderPage(LeadsPage);
  await screen.findByRole("link", { name: "Sari" });
  await userEvent.click(screen.getByRole("textbox", { name: /Search by name/ }));
  await userEvent.paste("Halo Kak\n(Ref: 7K2M9PQX)");
  expect(await screen.findByRole("link", { name: "Dewi" })).toBeDefined();
  expect(screen.getByText("Only clicked")).toBeDefined();
  expect(asked.find(({ path }) => path.endsWith("/search"))?.body).toEqual({
    q: "Halo Kak\n(Ref: 7K2M9PQX)",
  });
  expect(router.state.location.search).toBe("");
  expect(asked.some(({ path }) => path.includes("7K2M9PQX"))).toBe(false);
});

it("changes a status where it stands, and goes back when it is refused", async () => {
  let refusal: [number, object] | undefined = [500, { code: "internal", detail: "" }];
  const { asked } = office({ refuse: (path) => (path.startsWith("PATCH") ? refusal : undefined) });
  renderPage(LeadsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Status of Sari: New" }));
  await userEvent.click(await screen.findByRole("menuitemradio", { name: "Won" }));
  expect(await screen.findByText("Sari could not be changed")).toBeDefined();
  expect(await screen.findByRole("button", { name: "Status of Sari: New" })).toBeDefined();

  refusal = undefined;
  await userEvent.click(screen.getByRole("button", { name: "Status of Sari: New" }));
  await userEvent.click(await screen.findByRole("menuitemradio", { name: "Won" }));
  await waitFor(() =>
    expect(asked.findLast(({ method }) => method === "PATCH")).toMatchObject({
      path: "/api/leads/led_1",
      body: { status: "won", version: 1 },
    }),
  );
});

it("gives a lead to another CS and notes its value where it stands, and undoes it", async () => {
  const { asked } = office();
  renderPage(LeadsPage);
  const patches = () => asked.filter(({ method }) => method === "PATCH").map(({ body }) => body);
  await userEvent.click(await screen.findByRole("button", { name: "CS of Sari: Ayu" }));
  await userEvent.click(await screen.findByRole("menuitemradio", { name: "Budi" }));
  const notice = (await screen.findByText("Another CS has this customer now")).closest<HTMLElement>(
    "[role=alert]",
  );
  if (notice) await userEvent.click(within(notice).getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(patches()).toMatchObject([{ agentId: "agt_2" }, { agentId: "agt_1" }]));
  const value = screen.getByRole("button", { name: "Value of Sari: Add value" });
  await userEvent.click(value);
  const field = await screen.findByLabelText("Value", { selector: "input" });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.type(field, "1500000{Enter}");
  await waitFor(() =>
    expect(patches().at(-1)).toMatchObject({ value: { amount: 1_500_000, currency: "IDR" } }),
  );
});

it("deletes what is ticked, and undoes it by what the API answered", async () => {
  const leads = [makeLead()];
  const { asked } = office({ leads });
  renderPage(LeadsPage);
  await userEvent.click(await screen.findByRole("checkbox", { name: "Choose Sari" }));
  leads.splice(0);
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  const deleted = (await screen.findByText("Deleted: 1")).closest<HTMLElement>("[role=alert]");
  await waitFor(() => expect(screen.queryByRole("link", { name: "Sari" })).toBeNull());
  leads.push(makeLead({ version: 3 }));
  if (deleted) await userEvent.click(within(deleted).getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(deleted?.textContent).toContain("Everything is as it was."));
  expect(await screen.findByRole("link", { name: "Sari" })).toBeDefined();
  const changes = asked.filter(({ path }) => path.endsWith("/bulk")).map(({ body }) => body);
  expect(changes).toEqual([
    { changes: [{ id: "led_1", deleted: true }] },
    { changes: [{ id: "led_1", version: 2, deleted: false }] },
  ]);
});

it("says at once whose customer a typed number is, and loses nothing that was typed", async () => {
  const taken = makeLead({ id: "led_9", phone: "6281234567890", agentName: "Budi", createdAt: NOV_3 });
  office({ found: { items: [taken], others: [] } });
  renderPage(LeadsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Add lead" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByLabelText("Name"));
  await userEvent.paste("Sari");
  await userEvent.click(form.getByLabelText("WhatsApp number"));
  await userEvent.paste("0812-3456-7890");
  expect(await form.findByText(/Already the customer of CS Budi since Nov 3, 2026\./)).toBeDefined();
  expect(form.getByRole("link", { name: "Look at it" }).getAttribute("href")).toBe("/leads/led_9");
  await userEvent.click(form.getByRole("button", { name: "Close" }));
  const opener = await screen.findByRole("button", { name: "Add lead" });
  await waitFor(() => expect(document.activeElement).toBe(opener));
  await userEvent.click(opener);
  expect((await screen.findByRole("dialog")).querySelector("input")).toHaveProperty("value", "Sari");
});

it("shows what a file would do before it is imported", async () => {
  const row = { name: "Dewi", phone: "62812", leadId: null, errors: {} };
  const { asked } = office({
    imported: () => ({
      created: 1,
      updated: 0,
      known: 1,
      invalid: 1,
      rows: [
        { ...row, line: 2, outcome: "create" },
        { ...row, line: 3, outcome: "known" },
        { ...row, line: 4, outcome: "invalid", errors: { phone: "malformed" } },
      ],
    }),
  });
  renderPage(LeadsPage, "/?open=import");
  await screen.findByRole("dialog");
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error("there is no place for a file");
  await userEvent.upload(input, new File(["name,phone\nDewi,0812"], "leads.csv", { type: "text/csv" }));
  expect(await screen.findByText("the phone number does not look right")).toBeDefined();
  expect(screen.getByText("Nothing is saved yet. This is what would happen:")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Import (1)" }));
  expect(await screen.findByText("Imported. This is what became of each line:")).toBeDefined();
  expect(asked.filter(({ path }) => path.endsWith("/import")).map(({ body }) => body)).toEqual([
    { csv: "name,phone\nDewi,0812", updateKnown: false, dryRun: true },
    { csv: "name,phone\nDewi,0812", updateKnown: false, dryRun: false, agentId: null },
  ]);
});

it("says why a list does not come, and asks again", async () => {
  let refusal: [number, object] | undefined = [500, { code: "internal", detail: "" }];
  office({ refuse: (path) => (path.startsWith("GET /api/leads?") ? refusal : undefined) });
  renderPage(LeadsPage);
  const again = await screen.findByRole("button", { name: "Try again" });
  refusal = undefined;
  await userEvent.click(again);
  expect(await screen.findByRole("link", { name: "Sari" })).toBeDefined();
});
