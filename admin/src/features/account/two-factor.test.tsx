import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { TwoFactor } from "./two-factor.tsx";

it("asks for the password before it is turned off, and gives the focus back", async () => {
  const { asked } = fakeApi(() => ({}));
  renderPage(() => <TwoFactor isOn />);
  const opener = await screen.findByRole("button", { name: "Turn it off" });
  await userEvent.click(opener);
  expect((await screen.findByRole("dialog")).querySelector("input[type=password]")).not.toBeNull();
  expect(asked).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(opener));
});
