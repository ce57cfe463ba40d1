import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { OWNER } from "../../../../test/session.ts";
import { KeysPage } from "./keys-page.tsx";

const AT = Date.UTC(2026, 10, 20);
const KEY = {
  ...{ id: "key_1", name: "CRM", prefix: "wr_abc123", scopes: ["leads:read", "leads:write"] },
  ...{ createdBy: "usr_1", createdAt: AT, expiresAt: null, lastUsedAt: AT, revokedAt: null as number | null },
};

function office(keys: (typeof KEY)[]) {
  return fakeApi(({ method, path, body }) => {
    if (path === "/api/session") return { body: { user: { role: "owner" }, deployment: {} } };
    if (path.endsWith("/revoke")) return { body: Object.assign(keys[0] ?? {}, { revokedAt: AT }) };
    if (method === "GET") return { body: { items: keys } };
    const made = { ...KEY, ...(body as object), id: "key_2", prefix: "wr_new111" };
    keys.push(made);
    return { status: 201, body: { ...made, key: "wr_new111_the-whole-key" } };
  });
}

it("lists a key by its beginning, with what it may do and when it was used", async () => {
  office([{ ...KEY }]);
  renderPage(KeysPage);
  const row = await screen.findByRole("listitem");
  expect(row.textContent).toContain("wr_abc123…");
  expect(row.textContent).toContain("Reads: Leads · Writes: Leads");
  expect(row.textContent).toContain("Last used");
});

it("makes one with chosen rights, and shows it whole this once", async () => {
  const { asked } = office([]);
  renderPage(KeysPage);
  const [make] = await screen.findAllByRole("button", { name: "Make a key" });
  if (make) await userEvent.click(make);
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("Name"), "Sheet");
  await userEvent.click(dialog.getByRole("checkbox", { name: "read: Rotators" }));
  await userEvent.click(dialog.getByRole("checkbox", { name: "write: Leads" }));
  await userEvent.selectOptions(dialog.getByLabelText("How long it opens"), "no expiry");
  await userEvent.click(dialog.getByRole("button", { name: "Make a key" }));
  expect(await dialog.findByRole("textbox", { name: "Key" })).toHaveProperty(
    "value",
    "wr_new111_the-whole-key",
  );
  expect(asked.find(({ method }) => method === "POST")?.body).toEqual({
    name: "Sheet",
    scopes: ["rotators:read", "leads:write"],
    expiresAt: null,
  });
  await userEvent.click(dialog.getByRole("button", { name: "I have kept it" }));
  await waitFor(() => expect(document.body.textContent).not.toContain("the-whole-key"));
});

it("offers no right over people and keys", async () => {
  office([]);
  renderPage(KeysPage);
  const [make] = await screen.findAllByRole("button", { name: "Make a key" });
  if (make) await userEvent.click(make);
  await screen.findByRole("dialog");
  expect(screen.queryByRole("checkbox", { name: /Users|Invitations|API keys/ })).toBeNull();
  expect(screen.getByRole("checkbox", { name: /read: reports/i })).toBeDefined();
  expect(screen.queryByRole("checkbox", { name: /write: reports/i })).toBeNull();
});

it("revokes after asking", async () => {
  office([{ ...KEY }]);
  renderPage(KeysPage);
  await userEvent.click(await screen.findByRole("button", { name: "Revoke: CRM" }));
  await userEvent.click(await screen.findByRole("button", { name: "Yes, revoke it" }));
  expect(await screen.findByText("revoked")).toBeDefined();
  await waitFor(() => expect(screen.queryByRole("button", { name: "Revoke: CRM" })).toBeNull());
});

it("gives the focus back to the button that a key was to be made with", async () => {
  fakeApi(({ path }) => ({ body: path === "/api/session" ? OWNER : { items: [], nextCursor: null } }));
  renderPage(KeysPage);
  await screen.findByRole("heading", { level: 1 });
  const [opener] = await screen.findAllByRole("button", { name: "Make a key" });
  if (opener) await userEvent.click(opener);
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(opener));
});
