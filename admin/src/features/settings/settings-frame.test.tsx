import { screen, within } from "@testing-library/react";
import { Suspense } from "react";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

function Page() {
  return (
    <Suspense>
      <SettingsFrame />
    </Suspense>
  );
}
const open = (role: string, path: string) => {
  fakeApi(() => ({ body: { user: { role }, deployment: {} } }));
  renderPage(Page, path);
};

it("shows an owner every page, and on a phone the list first", async () => {
  open("owner", "/settings");
  const list = within(await screen.findByRole("navigation", { name: "Pages of the settings" }));
  expect(list.getAllByRole("link")).toHaveLength(7);
  expect(screen.getByRole("heading", { level: 1, name: "Settings" })).toBeDefined();
});

it("shows a manager no API keys, and says so at their address", async () => {
  open("admin", "/settings/keys");
  expect(await screen.findByText("This page is not for your role")).toBeDefined();
  expect(screen.queryByRole("link", { name: "API keys" })).toBeNull();
  expect(screen.getByRole("link", { name: "Audit log" })).toBeDefined();
});
