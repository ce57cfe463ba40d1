import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../test/fake-api.ts";
import { renderPage } from "../../test/render-page.tsx";
import { AlarmBell } from "./alarm-bell.tsx";
import "./alarm-drawer.tsx";

const ALARM = {
  id: "alm_1",
  kind: "token_refused",
  subjectId: "pix_1",
  beganAt: 0,
  endedAt: null as number | null,
  title: "Pixel “A”: Meta refuses its access token",
  text: "No event of this pixel goes out.",
  nextStep: "Make a new access token.",
  notices: [],
};

function office(items: object[]) {
  fakeApi(({ path }) =>
    path.startsWith("/api/alarms")
      ? { body: { items, nextCursor: null } }
      : { body: { user: { role: "owner" }, deployment: { timeZone: "Asia/Jakarta" } } },
  );
}

it("counts what is wrong now, and leads to where it is mended", async () => {
  const over = { ...ALARM, id: "alm_0", endedAt: 60_000, title: "Over: a flood" };
  office([ALARM, { ...ALARM, id: "alm_2", kind: "flood", subjectId: "rot_1", title: "A flood" }, over]);
  renderPage(AlarmBell);
  await userEvent.click(await screen.findByRole("button", { name: "Alarms: 2" }));
  const drawer = within(await screen.findByRole("dialog", { name: "What needs you" }));
  expect(await drawer.findAllByText("Make a new access token.")).toHaveLength(2);
  expect(drawer.getByRole("link", { name: "To the pixel" }).getAttribute("href")).toBe(
    "/conversions/pixels#pix_1",
  );
  expect(drawer.getByRole("link", { name: "To the link" }).getAttribute("href")).toBe("/rotators/rot_1");
  expect(drawer.getByText("Over: a flood")).toBeDefined();
});

it("says that all is well where nothing is wrong", async () => {
  office([]);
  renderPage(AlarmBell);
  await userEvent.click(await screen.findByRole("button", { name: "No alarms" }));
  expect(await screen.findByText(/All is well/)).toBeDefined();
});
