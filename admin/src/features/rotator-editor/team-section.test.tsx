import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderEditor } from "../../../test/render-editor.tsx";
import {
  type Answer,
  AYU,
  BUDI,
  makeOffice,
  makeRotator,
  memberOf,
  nameField,
  rows,
  save,
  weights,
} from "../../../test/rotator-office.ts";

vi.setConfig({ testTimeout: 20_000 });

it("hides the weights under equal turns, and finds them as typed when it goes back", async () => {
  const { lastSaved } = makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const first = screen.getByLabelText("Weight of Ayu");
  await userEvent.clear(first);
  await userEvent.type(first, "70");
  await userEvent.click(screen.getByRole("radio", { name: "Equal turns" }));
  expect(weights()).toEqual([]);
  expect(screen.getAllByText("share 50%")).toHaveLength(2);
  await userEvent.click(screen.getByRole("radio", { name: "By weight" }));
  expect(weights()).toEqual(["70", "20"]);
  expect(screen.getByText("share 77.8%")).toBeDefined();
  await save();
  expect(await screen.findByText("Saved. Your links have it.")).toBeDefined();
  expect(lastSaved()).toMatchObject({
    version: 3,
    method: "weighted",
    members: [
      { agentId: "agt_ayu", weight: 70 },
      { agentId: "agt_budi", weight: 20 },
    ],
  });
});

it("makes no double of a known number among pasted lines, and keeps what cannot be read", async () => {
  const { lastSaved } = makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const typed = screen.getByLabelText("WhatsApp number");
  await userEvent.click(typed);
  await userEvent.paste(
    "Ayu L, 0812-3456-7801\nCitra M; +62 812 3456 7803\nDewi\t0812 3456 7804\nDewi, 081234567804\nEka, 12",
  );
  const lines = await screen.findByLabelText("One per line: name, number");
  expect(await screen.findByText("Line 1: Ayu stands in the list already.")).toBeDefined();
  expect(screen.getByText("Line 2: known, added as Citra.")).toBeDefined();
  expect(await screen.findByText("Line 5: this is no number that can be dialled.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Add 2 CS" }));
  expect(rows()).toEqual(["Ayu", "Budi", "Citra", "Dewi"]);
  expect(lines).toHaveProperty("value", "Eka, 12");

  await save();
  expect(await screen.findByText("Add these people, or empty the fields.")).toBeDefined();
  expect(document.activeElement).toBe(lines);
  await userEvent.clear(lines);
  await save();
  await screen.findByText("Saved. Your links have it.");
  expect(lastSaved()).toMatchObject({
    members: [
      { agentId: "agt_ayu" },
      { agentId: "agt_budi" },
      { agentId: "agt_citra", weight: 100 },
      { name: "Dewi", phone: "0812 3456 7804", weight: 100 },
    ],
  });
});

it("offers a known number by its name, and says who stands in the list already", async () => {
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const phone = screen.getByLabelText("WhatsApp number");
  await userEvent.type(phone, "0812 3456 7801");
  expect(await screen.findByText("This number stands in the list already: Ayu.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Add" })).toHaveProperty("disabled", true);
  await userEvent.clear(phone);
  await userEvent.type(phone, "0812 3456 7803");
  expect(await screen.findByText("This number is that of your CS Citra.")).toBeDefined();
  await userEvent.type(phone, "{Enter}");
  expect(rows()).toEqual(["Ayu", "Budi", "Citra"]);
});

it("says what a number is: its country, a landline, none at all", async () => {
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const phone = screen.getByLabelText("WhatsApp number");
  await userEvent.type(phone, "021 5790 1234");
  expect(await screen.findByText(/looks like a landline/)).toBeDefined();
  expect(screen.getByRole("link", { name: "Chat with this number" })).toHaveProperty(
    "href",
    "https://wa.me/622157901234",
  );
  await userEvent.clear(phone);
  await userEvent.type(phone, "+65 8123 4567");
  expect(await screen.findByText("+65 8123 4567 · Singapore")).toBeDefined();
  expect(screen.queryByText(/landline/)).toBeNull();
  expect(screen.getByText("We cannot see whether a number is alive until it is connected.")).toBeDefined();
  await userEvent.clear(phone);
  await userEvent.type(phone, "0812 34");
  expect(await screen.findByText(/No number that can be dialled/)).toBeDefined();
});

it("is put in order by keys, the focus going along", async () => {
  const { lastSaved } = makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const handle = () => screen.getByRole("button", { name: /^Move Ayu/ });
  handle().focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(rows()).toEqual(["Budi", "Ayu"]);
  expect(screen.getByText("Ayu is now at place 2 of 2.")).toBeDefined();
  expect(document.activeElement).toBe(handle());
  await userEvent.keyboard("{ArrowDown}");
  expect(rows()).toEqual(["Budi", "Ayu"]);
  await userEvent.keyboard("{ArrowUp}");
  expect(rows()).toEqual(["Ayu", "Budi"]);
  await userEvent.keyboard("{ArrowDown}");
  await save();
  await screen.findByText("Saved. Your links have it.");
  expect(lastSaved()).toMatchObject({ members: [{ agentId: "agt_budi" }, { agentId: "agt_ayu" }] });
});

it("takes a CS out, and puts it back with its weight in its place", async () => {
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  await userEvent.click(screen.getByRole("button", { name: "More about Ayu" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Take out of this rotator" }));
  expect(rows()).toEqual(["Budi"]);
  const undo = screen.getByRole("button", { name: "Undo" });
  await waitFor(() => expect(document.activeElement).toBe(undo));
  await userEvent.click(undo);
  expect(rows()).toEqual(["Ayu", "Budi"]);
  expect(weights()).toEqual(["80", "20"]);
});

it("shows beside a new CS what the API says of its number, to be mended there", async () => {
  let refusal: Answer | undefined = {
    status: 422,
    body: { code: "invalid", detail: "", errors: { "members.2.phone": "malformed" } },
  };
  makeOffice({ answer: (request) => (request.startsWith("PUT") ? refusal : undefined) });
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  await userEvent.type(screen.getByLabelText("Name", { selector: "[maxlength='80']" }), "Dewi");
  await userEvent.type(screen.getByLabelText("WhatsApp number"), "0812 3456 7804{Enter}");
  await save();
  const list = within(screen.getByRole("list", { name: "CS" }));
  const field = await list.findByLabelText("WhatsApp number");
  await waitFor(() => expect(document.activeElement).toBe(field));
  refusal = undefined;
  await userEvent.type(field, "9");
  expect(field).toHaveProperty("value", "0812 3456 78049");
  await save();
  expect(await screen.findByText("Saved. Your links have it.")).toBeDefined();
});

it("says who takes no turns and why, and when nobody does", async () => {
  const off = { ...memberOf(BUDI, 20), state: "off" };
  makeOffice({ rotator: makeRotator({ members: [memberOf(AYU, 80), off] }) });
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  expect(screen.getByText("share 100%")).toBeDefined();
  expect(screen.getByText("off here")).toBeDefined();
  expect(screen.queryByText(/Nobody here takes turns/)).toBeNull();
  fireEvent.change(screen.getByLabelText("Weight of Ayu"), { target: { value: "0" } });
  expect(screen.getByText("weight 0: old customers only")).toBeDefined();
  expect(screen.getByText(/Nobody here takes turns/)).toBeDefined();
});

it("asks for a weight that was emptied, and puts the focus there", async () => {
  const { lastSaved } = makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const weight = screen.getByLabelText("Weight of Budi");
  await userEvent.clear(weight);
  await save();
  await waitFor(() => expect(document.activeElement).toBe(weight));
  expect(lastSaved()).toBeUndefined();
});
