import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { RecoverPage } from "./recover-page.tsx";

async function send() {
  await userEvent.type(await screen.findByLabelText("Setup token"), "secret");
  await userEvent.type(screen.getByLabelText("Your email"), "s@x.id");
  await userEvent.type(screen.getByLabelText("New password"), "a long password");
  await userEvent.click(screen.getByRole("button", { name: "Set the new password" }));
}

it("lets an owner in again, and leads to the sign-in", async () => {
  const { asked } = fakeApi(() => ({ body: {} }));
  renderPage(RecoverPage);
  await send();
  expect(await screen.findByText("You can sign in again")).toBeDefined();
  expect(asked).toEqual([
    {
      method: "POST",
      path: "/api/setup/recover",
      body: { token: "secret", email: "s@x.id", password: "a long password" },
    },
  ]);
});

it("says by the field that the token is another, or that no owner has the email", async () => {
  fakeApi(() => ({
    status: 422,
    body: { code: "invalid", detail: "", errors: { token: "wrong", email: "unknown" } },
  }));
  renderPage(RecoverPage);
  await send();
  expect(await screen.findByText("No owner has this email.")).toBeDefined();
  expect(screen.getByText("This is not right.")).toBeDefined();
});
