import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { AuditPage } from "./audit-page.tsx";
import { isKnownAction } from "./known-actions.ts";

const AT = Date.UTC(2026, 10, 20);
const CHANGE = {
  id: "aud_1",
  at: AT,
  actor: "user:usr_1" as string | null,
  action: "agent.updated",
  subjectId: "agt_1",
  before: { name: "Ayu", active: true, version: 1 } as object | null,
  after: { name: "Ayu", active: false, version: 2 } as object | null,
};

function office(changes: (typeof CHANGE)[]) {
  return fakeApi(({ path }) => {
    if (path === "/api/session") return { body: { user: { role: "owner" }, deployment: {} } };
    if (path.startsWith("/api/users")) return { body: { items: [{ id: "usr_1", name: "Sari" }] } };
    if (path === "/api/api-keys") return { body: { items: [{ id: "key_1", name: "CRM" }] } };
    return { body: { items: changes, nextCursor: null } };
  });
}

it("says who did what in words, and what was before and is now", async () => {
  office([CHANGE]);
  renderPage(AuditPage);
  expect(await screen.findByText("CS edited")).toBeDefined();
  expect((await screen.findByRole("listitem")).textContent).toContain("Sari");
  await userEvent.click(screen.getByRole("button", { name: "Before and after" }));
  const changed = screen.getByText("On").closest("div")?.textContent;
  expect(changed).toBe("Onbefore: yesafter: no");
});

it("shows an action that it does not know as it is, of a key by its name, of the system as that", async () => {
  const unknown = { ...CHANGE, action: "thing.mended", actor: "key:key_1" };
  office([unknown, { ...CHANGE, id: "aud_2", actor: null }, { ...CHANGE, id: "aud_3", actor: "user:usr_9" }]);
  renderPage(AuditPage);
  expect(await screen.findByText("thing.mended")).toBeDefined();
  const rows = await screen.findAllByRole("listitem");
  await waitFor(() => expect(rows[0]?.textContent).toContain("API key CRM"));
  expect(rows[1]?.textContent).toContain("The system");
  expect(rows[2]?.textContent).toContain("Somebody who has left");
});

it("shows no bare id of what somebody did to himself, or of an invitation for nobody yet", async () => {
  const own = { ...CHANGE, action: "user.two_factor_enabled", subjectId: "usr_1", before: null, after: null };
  const invited = { ...CHANGE, id: "aud_2", action: "invitation.created", subjectId: "inv_1" };
  office([own, { ...invited, before: null, after: { role: "admin", userName: null } }]);
  renderPage(AuditPage);
  const rows = await screen.findAllByRole("listitem");
  await waitFor(() => expect(rows[0]?.textContent).toContain("Sari"));
  expect(rows.map((row) => row.textContent).join(" ")).not.toMatch(/usr_1|inv_1/);
});

it("asks by person, kind and days, and keeps them in the address", async () => {
  const { asked } = office([]);
  const router = renderPage(AuditPage);
  await screen.findByText("Nothing has been changed yet");
  await screen.findByRole("option", { name: "Sari" });
  await userEvent.selectOptions(screen.getByLabelText("Who"), "Sari");
  await userEvent.selectOptions(screen.getByLabelText("What"), "Domains");
  await userEvent.type(screen.getByLabelText("To"), "2026-11-20");
  expect(await screen.findByText("No change fits")).toBeDefined();
  const { searchParams } = new URL(asked.at(-1)?.path ?? "", location.origin);
  expect(searchParams.get("actor")).toBe("user:usr_1");
  expect(searchParams.get("kind")).toBe("domain");
  // The day itself is part of it.
  expect(Number(searchParams.get("to"))).toBe(new Date(2026, 10, 21).getTime());
  expect(router.state.location.search).toBe("?who=user%3Ausr_1&what=domain&to=2026-11-20");
});

it("has words for every action that the office notes", () => {
  const sources = import.meta.glob<string>("../../../../../worker/src/office/api/*.ts", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const noted = Object.entries(sources)
    .filter(([file]) => !file.endsWith(".test.ts"))
    .flatMap(([, source]) => source.match(/(?<=\b(?:audit|note)\([^;]*?")[a-z_]+\.[a-z_]+(?=")/g) ?? []);
  expect(noted.length).toBeGreaterThan(30);
  expect([...new Set(noted)].filter((action) => !isKnownAction(action))).toEqual([]);
});
