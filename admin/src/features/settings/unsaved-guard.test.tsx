import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { Link, useLocation } from "react-router";
import { expect, it } from "vitest";
import { renderPage } from "../../../test/render-page.tsx";
import { UnsavedGuard } from "./unsaved-guard.tsx";

function Page() {
  const { pathname } = useLocation();
  return (
    <>
      <Link to="/other">{"→"}</Link>
      {pathname === "/form" && <UnsavedGuard />}
    </>
  );
}

it("asks before what was typed is lost, and stays or leaves as one says", async () => {
  const router = renderPage(Page, "/form");
  await userEvent.click(screen.getByRole("link"));
  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(router.state.location.pathname).toBe("/form");
  await act(() => router.navigate("/other"));
  await userEvent.click(await screen.findByRole("button", { name: "Leave" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/other"));
});

it("says how to keep what was typed by somebody whose session ended meanwhile", async () => {
  const router = renderPage(Page, "/form");
  await act(() => router.navigate("/sign-in?next=/form"));
  expect(await screen.findByText("You are signed out")).toBeDefined();
  expect(screen.getByText(/sign in again in another tab, then save here/)).toBeDefined();
});
