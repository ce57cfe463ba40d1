import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { PrivacyPage } from "./privacy-page.tsx";

const RETENTION = {
  ...{ clickDays: 90, payloadDays: 7, leadMonths: 24, auditMonths: 12, inboxDays: 30, deadLetterDays: 30 },
  updatedAt: 5,
};
const PRIVACY = {
  responsible: { name: "", address: "", link: "" },
  countryGroups: [
    { countries: ["GB"], rule: "do_not_send" },
    { countries: ["CH"], rule: "do_not_send" },
  ],
  honourGpc: true,
  updatedAt: 6,
};
const STORED = {
  items: [
    {
      what: "click",
      where: "database",
      howLong: { unit: "days", count: 90, since: "click" },
      why: "reports",
    },
  ],
  quietCountries: ["GB"],
};

function office() {
  return fakeApi(({ method, path, body }) => {
    if (path === "/api/session") return { body: { user: { role: "owner" }, deployment: {} } };
    if (method === "PUT") return { body: { ...(body as object), updatedAt: 9 } };
    if (path.endsWith("/stored")) return { body: STORED };
    return { body: path.endsWith("/privacy") ? PRIVACY : RETENTION };
  });
}
const saveOf = async (section: string) =>
  within(await screen.findByRole("region", { name: section })).getByRole("button", { name: "Save" });

it("warns before a shorter time deletes what is older, and saves all times together", async () => {
  const { asked } = office();
  renderPage(PrivacyPage);
  const clicks = await screen.findByLabelText("Clicks");
  expect(screen.queryByText(/That cannot be undone/)).toBeNull();
  await userEvent.clear(clicks);
  await userEvent.type(clicks, "30");
  expect(screen.getByText(/That cannot be undone/)).toBeDefined();
  await userEvent.click(await saveOf("How long things are kept"));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ ...RETENTION, clickDays: 30 }),
  );
});

it("saves a group's rule, and without a group that was taken away", async () => {
  const { asked } = office();
  renderPage(PrivacyPage);
  const britain = within(await screen.findByRole("group", { name: "United Kingdom" }));
  await userEvent.selectOptions(britain.getByLabelText("Clicks from there"), "are told to ad platforms");
  await userEvent.click(screen.getByRole("button", { name: "Remove the group Switzerland" }));
  await userEvent.click(screen.getByRole("switch", { name: /^Honour/ }));
  await userEvent.click(await saveOf("Who is responsible, and what is passed on"));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({
      ...PRIVACY,
      countryGroups: [{ countries: ["GB"], rule: "track" }],
      honourGpc: false,
    }),
  );
});

it("asks before what was typed in either form is lost", async () => {
  office();
  const router = renderPage(PrivacyPage, "/settings/privacy");
  await userEvent.type(await screen.findByLabelText("Address"), "Bandung");
  await act(() => router.navigate("/settings/team"));
  expect(await screen.findByText("Leave without saving?")).toBeDefined();
  expect(router.state.location.pathname).toBe("/settings/privacy");
});

it("tells what is stored, where, how long and why", async () => {
  office();
  renderPage(PrivacyPage);
  expect(await screen.findByText(/shortened IP address/)).toBeDefined();
  expect(
    screen.getByText("in your database at Cloudflare · 90 days after the click · for reports"),
  ).toBeDefined();
});
