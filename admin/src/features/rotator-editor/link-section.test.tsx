import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderEditor } from "../../../test/render-editor.tsx";
import { makeOffice, nameField } from "../../../test/rotator-office.ts";

vi.setConfig({ testTimeout: 20_000 });

it("makes a rotator: the ending follows the name, and the draft is gone once it is made", async () => {
  const { lastSaved } = makeOffice();
  const { router, unmount } = renderEditor("/rotators/new");
  const name = await nameField();
  await userEvent.type(name, "Promo Lebaran 11.11");
  expect(screen.getByLabelText("Link ending")).toHaveProperty("value", "promo-lebaran-1111");
  await userEvent.type(screen.getByLabelText("Link ending"), "-a");
  await userEvent.type(name, "!");
  expect(screen.getByLabelText("Link ending")).toHaveProperty("value", "promo-lebaran-1111-a");
  expect(await screen.findByText("Free.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Add Ayu" }));
  await userEvent.click(screen.getByRole("button", { name: "Create the link" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/rotators/rot_new"));
  expect(lastSaved()).toMatchObject({
    name: "Promo Lebaran 11.11!",
    slug: "promo-lebaran-1111-a",
    domainId: "dom_1",
    members: [{ agentId: "agt_ayu", weight: 100 }],
    messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
  });
  unmount();
  renderEditor("/rotators/new");
  expect(await nameField()).toHaveProperty("value", "");
});

it.each([
  ["taken", { state: "taken", rotator: { id: "rot_2", name: "VIP" }, heldUntil: null }, "In use by VIP."],
  [
    "kept for another",
    { state: "held", rotator: { id: "rot_2", name: "VIP" }, heldUntil: Date.UTC(2027, 0, 31) },
    "It was that of VIP and is kept until Jan 31, 2027, so that old ads lead to nobody else.",
  ],
  [
    "its own old one",
    { state: "taken", rotator: { id: "rot_1", name: "Promo" }, heldUntil: null },
    "An old address of this link: it becomes the present one again.",
  ],
])(
  "says of an ending that it is %s, and that the present address keeps working",
  async (_what, state, said) => {
    makeOffice({ answer: (request) => (request.includes("/addresses/") ? { body: state } : undefined) });
    renderEditor("/rotators/rot_1/edit");
    await nameField();
    const ending = screen.getByLabelText("Link ending");
    await userEvent.clear(ending);
    await userEvent.type(ending, "VIP");
    expect(ending).toHaveProperty("value", "vip");
    expect(await screen.findByText(said)).toBeDefined();
    expect(screen.getByText(/link.brand.id\/wa\/promo keeps working and leads here/)).toBeDefined();
  },
);

it("says that a domain is missing and where to add one, and saves nothing without it", async () => {
  const { lastSaved } = makeOffice({
    answer: (request) =>
      request.startsWith("GET /api/domains?") ? { body: { items: [], nextCursor: null } } : undefined,
  });
  renderEditor("/rotators/new");
  await userEvent.type(await nameField(), "Promo");
  expect(screen.getByRole("link", { name: "Add a domain" }).getAttribute("href")).toBe("/settings/domains");
  await userEvent.click(screen.getByRole("button", { name: "Create the link" }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Domain")));
  expect(lastSaved()).toBeUndefined();
});

it("lets another domain be chosen where a rotator's own is gone", async () => {
  const domains = [{ id: "dom_9", host: "other.brand.id" }];
  makeOffice({
    answer: (request) =>
      request.startsWith("GET /api/domains?") ? { body: { items: domains, nextCursor: null } } : undefined,
  });
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const domain = screen.getByLabelText("Domain");
  expect(domain).toHaveProperty("value", "dom_1");
  await userEvent.selectOptions(domain, "other.brand.id");
  expect(domain).toHaveProperty("value", "dom_9");
});
