import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { OWNER } from "../../../../test/session.ts";
import { KeysPage } from "./keys-page.tsx";

it("gives the focus back to the button that a key was to be made with", async () => {
  fakeApi(({ path }) => ({ body: path === "/api/session" ? OWNER : { items: [], nextCursor: null } }));
  renderPage(KeysPage);
  await screen.findByRole("heading", { level: 1 });
  const [opener] = await screen.findAllByRole("button", { name: "Make a key" });
  if (opener) await userEvent.click(opener);
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(opener));
});
