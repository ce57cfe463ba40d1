import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderEditor } from "../../../test/render-editor.tsx";
import { makeOffice, nameField } from "../../../test/rotator-office.ts";

vi.setConfig({ testTimeout: 20_000 });

it("warns while the message is written: no code, an unknown token, too long", async () => {
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await nameField();
  const text = screen.getByLabelText("Text");
  const write = (value: string) => fireEvent.change(text, { target: { value } });
  expect(screen.getByText("Halo (Ref: 7HK2M9QX)")).toBeDefined();
  write("Halo");
  expect(screen.getByText(/you will not know which ad this chat came from/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Add the code" }));
  expect(text).toHaveProperty("value", "Halo\n(Ref: {{code}})");
  expect(screen.queryByText(/you will not know/)).toBeNull();
  write("Halo {{nama}} {{code}}");
  expect(screen.getByText(/Nobody knows {{nama}}/)).toBeDefined();
  write(`${"a".repeat(1_000)} {{code}}`);
  expect(screen.getByText("Too long: 1,000 characters at most.")).toBeDefined();
  write("Halo ");
  (text as HTMLTextAreaElement).setSelectionRange(5, 5);
  await userEvent.click(screen.getByRole("button", { name: "Name of the CS" }));
  expect(text).toHaveProperty("value", "Halo {{agent}}");
  expect(screen.getByText("Halo Ayu")).toBeDefined();
});
