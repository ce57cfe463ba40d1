import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { TeamPage } from "./team-page.tsx";

const AT = Date.UTC(2026, 10, 20);
const makeUser = (id: string, name: string, role: string, changes = {}) => ({
  ...{ id, name, role, version: 3, email: `${id}@example.com`, agentId: null, agentName: null },
  ...{ twoFactor: false, disabledAt: null, createdAt: AT, lastSeenAt: AT, ...changes },
});
const HOLDINGS = {
  lastOwner: false,
  agent: { id: "agt_1", name: "Ayu" },
  apiKeys: [{ id: "key_1", name: "Sheet" }],
  openInvitations: 2,
  openSessions: 1,
};

function office({ me = "owner", holdings = HOLDINGS } = {}) {
  const users = [makeUser("usr_1", "Sari", me), makeUser("usr_2", "Bambang", "admin")];
  users.push(makeUser("usr_3", "Ayu", "staff", { agentName: "Ayu" }));
  const made = { id: "inv_1", kind: "invite", token: "the-token", expiresAt: AT };
  return fakeApi(({ method, path }) => {
    if (path === "/api/session") return { body: { user: { id: "usr_1", role: me }, deployment: {} } };
    if (path.endsWith("/holdings")) return { body: holdings };
    if (path.startsWith("/api/agents"))
      return { body: { items: [{ id: "agt_9", name: "Citra" }], nextCursor: null } };
    if (path.startsWith("/api/invitations"))
      return method === "POST" ? { status: 201, body: made } : { body: { items: [] } };
    if (method === "DELETE") return { body: users.splice(1, 1) };
    return { body: method === "GET" ? { items: users, nextCursor: null } : users[1] };
  });
}
async function choose(name: string, action: string) {
  await userEvent.click(await screen.findByRole("button", { name: `More about ${name}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: action }));
}

it("invites a CS and shows the link this once, to be copied or sent by WhatsApp", async () => {
  const { asked } = office();
  renderPage(TeamPage);
  await userEvent.click(await screen.findByRole("button", { name: "Invite" }));
  await screen.findByRole("option", { name: "Citra" });
  await userEvent.selectOptions(await screen.findByLabelText("Which CS"), "Citra");
  await userEvent.click(screen.getByRole("button", { name: "Make the link" }));
  const link = await screen.findByRole("textbox", { name: "Link" });
  expect(link).toHaveProperty("value", `${location.origin}/join#the-token`);
  expect(screen.getByRole("link", { name: "Send by WhatsApp" })).toHaveProperty(
    "href",
    expect.stringContaining(encodeURIComponent("/join#the-token")),
  );
  expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ role: "staff", agentId: "agt_9" });
});

it("says what still hangs on somebody before the removal, which goes by the version that was seen", async () => {
  const { asked } = office();
  renderPage(TeamPage);
  await choose("Bambang", "Remove …");
  expect(await screen.findByText("API keys that go on working: Sheet.")).toBeDefined();
  expect(screen.getByText(/Is CS Ayu/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Yes, remove" }));
  await waitFor(() => expect(screen.queryByText("Bambang")).toBeNull());
  expect(asked.find(({ method }) => method === "DELETE")?.path).toBe("/api/users/usr_2?version=3");
});

it("lets the last owner not leave, and says why", async () => {
  office({ holdings: { ...HOLDINGS, lastOwner: true } });
  renderPage(TeamPage);
  await choose("Sari", "Leave …");
  expect(await screen.findByText(/This is the last owner/)).toBeDefined();
  expect(screen.getByRole("button", { name: "Yes, leave" })).toHaveProperty("disabled", true);
});

it("leads whoever has left to the sign-in", async () => {
  office();
  const router = renderPage(TeamPage);
  await choose("Sari", "Leave …");
  const leave = await screen.findByRole("button", { name: "Yes, leave" });
  await waitFor(() => expect(leave).toHaveProperty("disabled", false));
  await userEvent.click(leave);
  await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
});

it("offers a manager a new password for CS alone, and no owner to invite", async () => {
  office({ me: "admin" });
  renderPage(TeamPage);
  await userEvent.click(await screen.findByRole("button", { name: "More about Ayu" }));
  expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual([
    "Link for a new password",
  ]);
  expect(screen.queryByRole("button", { name: "More about Bambang" })).toBeNull();
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("button", { name: "Invite" }));
  const roles = within(await screen.findByRole("dialog")).getByLabelText("Role");
  expect(
    within(roles)
      .getAllByRole("option")
      .map(({ textContent }) => textContent),
  ).toEqual(["Manager", "CS"]);
});

it("takes the CS out of what is sent when the role is another", async () => {
  const { asked } = office();
  renderPage(TeamPage);
  await choose("Ayu", "Name and role");
  await userEvent.selectOptions(await screen.findByLabelText("Role"), "Manager");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")).toMatchObject({
      path: "/api/users/usr_3",
      body: { version: 3, name: "Ayu", role: "admin", agentId: null },
    }),
  );
});
