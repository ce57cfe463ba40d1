import type { Session } from "@rotator/shared/contract/session";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeApi } from "../../test/fake-api.ts";
import { SESSION } from "../../test/make-lead.ts";
import { renderPage } from "../../test/render-page.tsx";
import { StaffShell } from "./staff-shell.tsx";

const user: Session["user"] = {
  ...SESSION.user,
  role: "staff",
  email: "ayu@example.com",
  twoFactor: false,
};
const deployment: Session["deployment"] = { ...SESSION.deployment, language: "en" };
const session: Session = { user, deployment, id: "ses_1", expiresAt: 0, ownerRecovered: null };

function Page() {
  return <p>The page itself</p>;
}
function Frame() {
  return <StaffShell session={session} />;
}

function open(path: string) {
  fakeApi(() => ({ body: SESSION }));
  return renderPage(Page, path, Frame);
}

it.for([
  "/reports",
  "/reports/clicks",
  "/settings/team",
  "/rotators/",
  "/rotators/rot_1/edit",
  "/conversions/events",
])("tells a CS at %s that the page is not for a CS, and shows nothing of it", async (path) => {
  open(path);
  expect(await screen.findByText("This page is not for a CS")).toBeDefined();
  expect(screen.getByRole("link", { name: "To my leads" }).getAttribute("href")).toBe("/my-leads");
  expect(screen.queryByText("The page itself")).toBeNull();
});

it.for([
  ["/leads", "/my-leads"],
  ["/leads/", "/my-leads"],
  ["/cs/", "/me"],
  ["/leads/led_1", "/leads/led_1"],
  ["/account", "/account"],
])("leads a CS from %s to %s", async ([typed, shown]) => {
  const router = open(typed ?? "");
  expect(await screen.findByText("The page itself")).toBeDefined();
  expect(router.state.location.pathname).toBe(shown);
});
