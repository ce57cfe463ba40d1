import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeApi } from "../../test/fake-api.ts";
import { renderPage } from "../../test/render-page.tsx";
import { OWNER } from "../../test/session.ts";
import { StaffShell } from "./staff-shell.tsx";

const PAGE = "A page";
const SESSION = { ...OWNER, user: { ...OWNER.user, role: "staff" as const, agentId: "agt_1" } };

function Page() {
  return PAGE;
}

function Frame() {
  return (
    <StaffShell session={{ ...SESSION, deployment: { ...SESSION.deployment, language: "en" as const } }} />
  );
}

it.each(["/find", "/my-leads", "/me", "/account", "/leads/led_1"])("has %s for a CS", async (path) => {
  fakeApi(() => ({ body: SESSION }));
  renderPage(Page, path, Frame);
  expect(await screen.findByText(PAGE)).toBeDefined();
});

it.each(["/rotators", "/rotators/new", "/reports/ads", "/conversions/pixels", "/settings/team"])(
  "has no %s for a CS who types it",
  async (path) => {
    fakeApi(() => ({ body: SESSION }));
    renderPage(Page, path, Frame);
    expect(await screen.findByText("There is no such page")).toBeDefined();
    expect(screen.queryByText(PAGE)).toBeNull();
  },
);
