import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";

async function signIn() {
  await userEvent.type(await screen.findByLabelText("Email"), "sari@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "a long password");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

it("says when email or password is wrong, and keeps what was typed", async () => {
  fakeApi(() => ({ status: 401, body: { code: "wrong_credentials", detail: "" } }));
  renderPage(SignInPage, "/sign-in");
  await signIn();
  expect((await screen.findByRole("alert")).textContent).toBe("Email or password is wrong.");
  expect(screen.getByLabelText("Email")).toHaveProperty("value", "sari@example.com");
});

it("says of an account that is switched off that it is", async () => {
  fakeApi(() => ({ status: 403, body: { code: "disabled", detail: "" } }));
  renderPage(SignInPage, "/sign-in");
  await signIn();
  expect((await screen.findByRole("alert")).textContent).toBe("This account is switched off. Ask an owner.");
});

it("sends back to the password when the time for a code is over", async () => {
  fakeApi(({ path }) =>
    path.endsWith("/sign-in")
      ? { body: { state: "two_factor" } }
      : { status: 401, body: { code: "sign_in_again", detail: "" } },
  );
  renderPage(SignInPage, "/sign-in");
  await signIn();
  await userEvent.type(await screen.findByLabelText("Code of the app"), "123456");
  await userEvent.click(screen.getByRole("button", { name: "Confirm" }));
  expect((await screen.findByRole("alert")).textContent).toContain("begin with your password again");
});

it("leads back to the page that was asked for, with what it was filtered by", async () => {
  fakeApi(() => ({ body: { state: "signed_in" } }));
  const next = "/conversions/events?state=hold&pixelId=pix_1";
  const router = renderPage(SignInPage, `/sign-in?next=${encodeURIComponent(next)}`);
  await signIn();
  await waitFor(() => expect(router.state.location.pathname).toBe("/conversions/events"));
  expect(router.state.location.search).toBe("?state=hold&pixelId=pix_1");
});

it("asks for a code when one is wanted; a recovery code does too", async () => {
  const { asked } = fakeApi(({ path }) => ({
    body: { state: path.endsWith("/sign-in") ? "two_factor" : "signed_in" },
  }));
  const router = renderPage(SignInPage, "/sign-in?next=/cs");
  await signIn();
  expect(document.activeElement).toBe(await screen.findByLabelText("Code of the app"));
  await userEvent.click(await screen.findByRole("button", { name: "Use a recovery code instead" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Recovery code"));
  await userEvent.keyboard("abcd-efgh");
  await userEvent.click(screen.getByRole("button", { name: "Confirm" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/cs"));
  expect(asked.at(-1)).toMatchObject({
    path: "/api/auth/two-factor",
    body: { kind: "recovery", code: "abcd-efgh" },
  });
});

it.each([
  "//evil.example/x",
  "https://evil.example/",
  "/\\evil.example",
  "javascript:alert(1)",
  "/..//evil.example/",
  "/x/../..//evil.example",
  "//[",
])("follows no address of another site, such as %s", async (next) => {
  fakeApi(() => ({ body: { state: "signed_in" } }));
  const router = renderPage(SignInPage, `/sign-in?next=${encodeURIComponent(next)}`);
  await signIn();
  await waitFor(() => expect(router.state.location.pathname).toBe("/"));
});
