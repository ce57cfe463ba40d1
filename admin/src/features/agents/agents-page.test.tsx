import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { OWNER } from "../../../test/session.ts";
import { AgentsPage } from "./agents-page.tsx";

function makeAgent(name: string, phone: string, changes = {}) {
  return {
    id: `agt_${name}`,
    version: 1,
    name,
    phone,
    active: true,
    switched: null as { at: number; by: string | null } | null,
    archivedAt: null as number | null,
    createdAt: 0,
    rotators: [{ id: "rot_1", name: "Promo", state: "active" }],
    ...changes,
  };
}

/** An office with these CS; `refuse` says of a request that it fails. */
function office(
  agents: ReturnType<typeof makeAgent>[],
  {
    role = "owner",
    alone = [] as object[],
    refuse = (_path: string): [number, object] | undefined => undefined,
  } = {},
) {
  const gone: typeof agents = [];
  return fakeApi(async ({ method, path, body }) => {
    const refused = refuse(`${method} ${path}`);
    if (refused) return { status: refused[0], body: refused[1] };
    if (path === "/api/session") return { body: { ...OWNER, user: { ...OWNER.user, role } } };
    if (path.startsWith("/api/reports/agents"))
      return { body: { rows: [{ agentId: "agt_Ayu", clicks: 1204, withContact: 37 }] } };
    if (path.startsWith("/api/agents/") && path.endsWith("/impact"))
      return { body: { links: path.includes("Ayu") ? alone : [] } };
    if (path.includes("/impact"))
      return {
        body: { otherwise: { fallbackPhone: "6281111111111", deploymentPhone: null, member: null } },
      };
    if (path.startsWith("/api/leads/counts")) return { body: { contact: 1280, clicked: 9 } };
    if (method === "GET")
      return { body: { items: path.includes("archived=true") ? gone : agents, nextCursor: null } };
    const input = body as Record<string, unknown>;
    if (path === "/api/agents") {
      const made = makeAgent(String(input["name"]), String(input["phone"]));
      agents.push(made);
      return { status: 201, body: made };
    }
    const agent = [...agents, ...gone].find(({ id }) => path.includes(id));
    if (!agent) return { status: 404, body: { code: "not_found", detail: "" } };
    if (path.endsWith("/archive")) move(agent, agents, gone, { archivedAt: 1, version: agent.version + 1 });
    else if (path.endsWith("/restore")) move(agent, gone, agents, { archivedAt: null });
    else Object.assign(agent, input, { version: agent.version + 1 });
    return { body: agent };
  });
}

function move<T extends object>(one: T, from: T[], to: T[], changes: Partial<T>) {
  from.splice(from.indexOf(one), 1);
  to.push(Object.assign(one, changes));
}

const AYU = () => makeAgent("Ayu", "6281234567801");
const BUDI = () => makeAgent("Budi", "6281234567802", { rotators: [] });
const switchOf = (name: string) => screen.findByRole("switch", { name: `${name} takes customers` });

it("lists every CS with number, where used and switch", async () => {
  office([AYU(), BUDI()]);
  renderPage(AgentsPage);
  const [ayu, budi] = await screen.findAllByRole("listitem");
  await within(ayu ?? document.body).findByRole("link", { name: /^Clicks to Ayu/ });
  expect(ayu?.textContent).toContain("Ayu+62 812-3456-7801In: PromoClicks: 1,204 · Leads with contact: 37");
  expect(budi?.textContent).toContain("In no rotator yet");
  expect(await switchOf("Ayu")).toHaveProperty("checked", true);
});

it("leads to where a CS is used, and to its clicks and leads", async () => {
  const rotators = Array.from({ length: 60 }, (_, index) => ({
    ...{ id: `rot_${index}`, name: `Promo ${index}`, state: "active" },
  }));
  office([makeAgent("Ayu", "6281234567801", { rotators })]);
  renderPage(AgentsPage);
  const clicks = await screen.findByRole("link", { name: "Clicks to Ayu in 30 days: 1,204" });
  expect(clicks.getAttribute("href")).toBe("/reports/clicks?cs=agt_Ayu&period=30d");
  expect(screen.getByRole("link", { name: /^Leads of Ayu/ }).getAttribute("href")).toBe(
    "/leads?cs=agt_Ayu&time=month",
  );
  expect(screen.getByRole("link", { name: "Promo 0" }).getAttribute("href")).toBe("/rotators/rot_0");
  expect(screen.queryByRole("link", { name: "Promo 59" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "55 more rotators of Ayu" }));
  expect(screen.getByRole("link", { name: "Promo 59" })).toBeDefined();
});

it("keeps what was typed when the drawer closes by a slip, and forgets it when one cancels", async () => {
  office([]);
  renderPage(AgentsPage);
  const open = async () =>
    userEvent.click((await screen.findAllByRole("button", { name: "Add CS" }))[0] ?? document.body);
  await open();
  await userEvent.type(await screen.findByLabelText("Name"), "Ayu");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await open();
  expect(await screen.findByLabelText("Name")).toHaveProperty("value", "Ayu");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await open();
  expect(await screen.findByLabelText("Name")).toHaveProperty("value", "");
});

it("takes names and numbers from a CSV file, to be looked at first", async () => {
  const { asked } = office([]);
  renderPage(AgentsPage);
  await userEvent.click((await screen.findAllByRole("button", { name: "Add CS" }))[0] ?? document.body);
  await userEvent.click(await screen.findByText("Several"));
  const file = new File(["Nomor;Nama\n081234567801;Ayu\n081234567802;Budi"], "cs.csv", { type: "text/csv" });
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("no place for a file");
  await userEvent.upload(input, file);
  await waitFor(() =>
    expect(screen.getByLabelText(/^One per line/)).toHaveProperty(
      "value",
      "Ayu, 081234567801\nBudi, 081234567802",
    ),
  );
  expect(asked.some(({ method }) => method === "POST")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Add 2 CS" }));
  await waitFor(() => expect(asked.filter(({ method }) => method === "POST")).toHaveLength(2));
});

it("switches at once, says so until it is answered, and goes back when it is refused", async () => {
  const answered = Promise.withResolvers<undefined>();
  let answer: [number, object] | undefined;
  const others = makeAgent("Citra", "6281234567803");
  const { asked } = office([AYU(), others], {
    refuse: (path) => (path.startsWith("PUT") ? answer : undefined),
  });
  const plainFetch = fetch;
  globalThis.fetch = async (...request) => {
    if (request[1]?.method === "PUT") await answered.promise;
    return plainFetch(...request);
  };
  answer = [500, { code: "internal", detail: "" }];
  renderPage(AgentsPage);
  const control = await switchOf("Ayu");
  await userEvent.click(control);
  expect(control).toHaveProperty("checked", false);
  expect(screen.getByText("switching …")).toBeDefined();
  answered.resolve(undefined);
  expect(await screen.findByText("Ayu could not be switched")).toBeDefined();
  await waitFor(() => expect(control).toHaveProperty("checked", true));

  answer = undefined;
  await userEvent.click(control);
  expect(await screen.findByText("off")).toBeDefined();
  expect(asked.at(-1)).toMatchObject({ path: "/api/agents/agt_Ayu/active", body: { active: false } });
});

it("asks before the last CS of a link goes off, and says since when and by whom one is off", async () => {
  const at = Date.UTC(2026, 10, 2, 5, 4, 31);
  const off = makeAgent("Budi", "6281234567802", { active: false, switched: { at, by: "Sari" } });
  const { asked } = office([AYU(), off], { alone: [{ rotatorId: "rot_1", name: "Promo" }] });
  renderPage(AgentsPage);
  expect(await screen.findByText("off since Nov 2, 2026, 12:04:31, by Sari")).toBeDefined();
  await userEvent.click(await switchOf("Ayu"));
  expect(await screen.findByText(/Ayu is the last CS that takes turns in Promo\./)).toBeDefined();
  expect(await screen.findByText("the backup number +62 811-1111-1111")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  expect(await switchOf("Ayu")).toHaveProperty("checked", true);
});

it("adds one, and shows by the field what is wrong", async () => {
  let refusal: [number, object] | undefined = [
    422,
    { code: "invalid", detail: "", errors: { phone: "malformed" } },
  ];
  office([], { refuse: (path) => (path === "POST /api/agents" ? refusal : undefined) });
  renderPage(AgentsPage);
  const [add] = await screen.findAllByRole("button", { name: "Add CS" });
  await screen.findByText("Nobody answers yet");
  if (add) await userEvent.click(add);
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText("Name"), "Citra");
  await userEvent.type(form.getByLabelText("WhatsApp number"), "12");
  await userEvent.click(form.getByRole("button", { name: "Add CS" }));
  expect(await form.findByText("This does not look right.")).toBeDefined();
  refusal = undefined;
  await userEvent.type(form.getByLabelText("WhatsApp number"), "34567890");
  await userEvent.click(form.getByRole("button", { name: "Add CS" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(await switchOf("Citra")).toBeDefined();
});

it("adds many lines, doubles no known number, and keeps what was refused to be mended", async () => {
  const { asked } = office([AYU()]);
  const plainFetch = fetch;
  globalThis.fetch = async (...request) =>
    JSON.stringify(request[1]?.body ?? "").includes("Dewi")
      ? Response.json({ code: "invalid", detail: "", errors: { phone: "malformed" } }, { status: 422 })
      : plainFetch(...request);
  renderPage(AgentsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Add CS" }));
  await userEvent.click(await screen.findByRole("radio", { name: "Several" }));
  const lines = screen.getByLabelText("One per line: name, number");
  await userEvent.click(lines);
  await userEvent.paste("Citra, 0812 3456 7803\nAyu L; 0812-3456-7801\nDewi\t0812345678\nEka");
  expect(screen.getByText("Line 2: this number is there already, as Ayu.")).toBeDefined();
  expect(screen.getByText("Line 4: the number is missing.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Add 2 CS" }));
  expect(await screen.findByText("What is left below was not added: check the numbers.")).toBeDefined();
  expect(lines).toHaveProperty("value", "Dewi\t0812345678\nAyu L; 0812-3456-7801\nEka");
  expect(asked.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { name: "Citra", phone: "0812 3456 7803" },
  ]);
});

it("archives with an heir, by the version that was seen", async () => {
  const { asked } = office([AYU(), BUDI()]);
  renderPage(AgentsPage);
  await userEvent.click(await screen.findByRole("button", { name: "More about Ayu" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Resigned …" }));
  expect(
    await screen.findByText(/Ayu has 1,280 customers with contact, and 9 who only clicked/),
  ).toBeDefined();
  await userEvent.selectOptions(await screen.findByLabelText("Who gets the customers?"), "Budi");
  await userEvent.click(screen.getByRole("button", { name: "Yes, resigned" }));
  await waitFor(() => expect(screen.queryByRole("switch", { name: /Ayu/ })).toBeNull());
  expect(asked.find(({ path }) => path.endsWith("/archive"))).toMatchObject({
    path: "/api/agents/agt_Ayu/archive",
    body: { version: 1, heirId: "agt_Budi" },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await switchOf("Ayu")).toBeDefined();
  expect(asked.find(({ path }) => path.endsWith("/restore"))).toMatchObject({
    path: "/api/agents/agt_Ayu/restore",
    body: { version: 2 },
  });
  expect(await screen.findByText("Everything is as it was.")).toBeDefined();
});

it("takes back who resigned, without the rotators where those have changed since", async () => {
  let refusal: [number, object] | undefined = [409, { code: "stale", detail: "" }];
  const { asked } = office([AYU()], { refuse: (path) => (path.endsWith("/restore") ? refusal : undefined) });
  await fetch("/api/agents/agt_Ayu/archive", { method: "POST" });
  renderPage(AgentsPage, "/?show=resigned");
  await userEvent.click(await screen.findByRole("button", { name: "More about Ayu" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Take back …" }));
  await userEvent.click(await screen.findByRole("button", { name: "Take back" }));
  expect(await screen.findByText(/can only return without them/)).toBeDefined();
  refusal = undefined;
  await userEvent.click(screen.getByRole("button", { name: "Take back without rotators" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked.filter(({ path }) => path.endsWith("/restore")).map(({ body }) => body)).toEqual([
    { version: 2, withRotators: true },
    { version: 2, withRotators: false },
  ]);
});

it("says why a list does not come, and asks again", async () => {
  let refusal: [number, object] | undefined = [403, { code: "forbidden", detail: "" }];
  office([AYU()], { refuse: (path) => (path.startsWith("GET /api/agents") ? refusal : undefined) });
  renderPage(AgentsPage);
  expect(await screen.findByText("Your role does not allow this.")).toBeDefined();
  refusal = undefined;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await switchOf("Ayu")).toBeDefined();
});

it("offers a CS the own switch, and nothing else", async () => {
  office([AYU()], { role: "staff" });
  renderPage(AgentsPage);
  await switchOf("Ayu");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Add CS" })).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "More about Ayu" }));
  expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual([
    "Chat with this number",
  ]);
});

it("gives the focus back to where a drawer or a question was opened", async () => {
  office([AYU()]);
  renderPage(AgentsPage);
  const more = await screen.findByRole("button", { name: "More about Ayu" });
  for (const item of ["Edit", "Resigned …"]) {
    await userEvent.click(more);
    await userEvent.click(await screen.findByRole("menuitem", { name: item }));
    await screen.findByRole("dialog");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(more));
  }
});
