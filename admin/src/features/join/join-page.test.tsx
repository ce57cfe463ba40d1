import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { OWNER } from "../../../test/session.ts";
import { JoinPage } from "./join-page.tsx";

const GONE = { status: 422, body: { code: "invalid", detail: "", errors: { token: "gone" } } };
const NOBODY = { status: 401, body: { code: "unauthenticated", detail: "" } };
const INVITE = { body: { kind: "invite", role: "admin", name: null, expiresAt: 4e12 } };
const RESET = { body: { kind: "reset", role: "staff", name: "Budi", expiresAt: 4e12 } };

it("says who is signed in here before another joins in his place", async () => {
  fakeApi(({ path }) => (path === "/api/session" ? { body: OWNER } : INVITE));
  renderPage(JoinPage, "/join#one");
  expect(await screen.findByText(/You are signed in here as Sari \(sari@x\.id\)/)).toBeDefined();
});

it("opens the next link in the same tab", async () => {
  const { asked } = fakeApi(({ path, body }) => {
    if (path === "/api/session") return NOBODY;
    return JSON.stringify(body).includes("old") ? GONE : INVITE;
  });
  const router = renderPage(JoinPage, "/join#old");
  expect(await screen.findByText("This link opens nothing any more")).toBeDefined();
  await act(() => router.navigate("/join#new"));
  expect(await screen.findByText("You are invited as Manager.")).toBeDefined();
  expect(asked).toContainEqual(expect.objectContaining({ body: { token: "new" } }));
});

it("calls no link used up because too many were tried", async () => {
  fakeApi(() => ({ status: 429, body: { code: "too_many_tries", detail: "" } }));
  renderPage(JoinPage, "/join#one");
  expect(await screen.findByText("Too many tries. Wait a little, then try again.")).toBeDefined();
  expect(screen.queryByText("This link opens nothing any more")).toBeNull();
});

it("says that a new password holds, and leads to the sign-in", async () => {
  fakeApi(({ path }) => {
    if (path === "/api/session") return NOBODY;
    return path.endsWith("/look") ? RESET : { body: {} };
  });
  renderPage(JoinPage, "/join#one");
  await userEvent.type(await screen.findByLabelText("Password"), "a long password");
  await userEvent.click(screen.getByRole("button", { name: "Save the new password" }));
  expect(await screen.findByText("The new password holds. Sign in with it.")).toBeDefined();
  expect(screen.getByRole("link", { name: "To the sign-in" }).getAttribute("href")).toBe("/sign-in");
});

it("says that a link was used meanwhile, in another tab or by another", async () => {
  fakeApi(({ path }) => {
    if (path === "/api/session") return NOBODY;
    return path.endsWith("/look") ? RESET : GONE;
  });
  renderPage(JoinPage, "/join#one");
  await userEvent.type(await screen.findByLabelText("Password"), "a long password");
  await userEvent.click(screen.getByRole("button", { name: "Save the new password" }));
  expect((await screen.findByRole("alert")).textContent).toContain("It was used already");
});
