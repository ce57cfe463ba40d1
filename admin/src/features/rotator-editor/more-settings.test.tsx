import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderEditor } from "../../../test/render-editor.tsx";
import { makeOffice, nameField, save } from "../../../test/rotator-office.ts";

vi.setConfig({ testTimeout: 20_000 });

it("opens the closed part that an error stands in, and puts the focus there", async () => {
  makeOffice({
    answer: (request) =>
      request.startsWith("PUT")
        ? { status: 422, body: { code: "invalid", detail: "", errors: { fallbackPhone: "malformed" } } }
        : undefined,
  });
  renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), "!");
  const part = screen.getByRole("button", { name: /^Backup number/ });
  expect(part.getAttribute("aria-expanded")).toBe("false");
  await save();
  await waitFor(() => expect(part.getAttribute("aria-expanded")).toBe("true"));
  const field = screen.getByLabelText("Backup number of this link");
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.getAllByText(/No number that can be dialled/).length).toBeGreaterThan(0);
});

it("says each closed part's setting in one line, and how many were recognised", async () => {
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const part = await screen.findByRole("button", { name: /^Returning customers/ });
  expect(part.textContent).toContain("same CS for 90 days");
  await userEvent.click(part);
  expect(
    await screen.findByText(/32 of 100 clicks \(32%\) came from customers who were recognised/),
  ).toBeDefined();
  await userEvent.click(screen.getByRole("switch", { name: /Same CS for returning customers/ }));
  expect(part.textContent).toContain("off: every click is a new turn");
});

it("makes a pixel in place and chooses it; a closed drawer keeps what was typed", async () => {
  const pixel = { id: "pix_1", name: "Brand", enabled: true, hold: null, usedBy: { isDefault: false } };
  const made: object[] = [];
  const { asked } = makeOffice({
    answer: (request) => {
      if (request === "GET /api/pixels") return { body: { items: made } };
      if (request !== "POST /api/pixels") return undefined;
      made.push(pixel);
      return { status: 201, body: pixel };
    },
  });
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  await userEvent.click(screen.getByRole("button", { name: /^Tracking/ }));
  await userEvent.click(await screen.findByRole("button", { name: "New pixel" }));
  let drawer = within(await screen.findByRole("dialog", { name: "New pixel" }));
  await userEvent.type(drawer.getByLabelText("Name"), "Brand");
  await userEvent.click(drawer.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "New pixel" }));
  drawer = within(await screen.findByRole("dialog", { name: "New pixel" }));
  expect(drawer.getByLabelText("Name")).toHaveProperty("value", "Brand");
  await userEvent.type(drawer.getByLabelText("Dataset ID"), "123456789012345");
  await userEvent.type(drawer.getByLabelText("Access token"), "EAAB-token-of-it");
  await userEvent.click(drawer.getByRole("button", { name: "Add the pixel" }));
  await waitFor(() => expect(screen.getByLabelText("Pixel")).toHaveProperty("value", "pix_1"));
  expect(asked.filter(({ method }) => method === "PUT")).toEqual([]);
  expect(JSON.stringify(Object.entries(localStorage))).not.toContain("EAAB-token-of-it");
});
