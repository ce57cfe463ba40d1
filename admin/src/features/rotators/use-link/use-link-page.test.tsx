import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { OWNER } from "../../../../test/session.ts";
import { RotatorFrame } from "../rotator-frame.tsx";
import { UseLinkPage } from "./use-link-page.tsx";

const ROTATOR = { id: "rot_1", name: "Promo", link: "https://link.example/wa/promo", status: "active" };

beforeEach(() => {
  fakeApi(({ path }) => ({ body: path === "/api/session" ? OWNER : { ...ROTATOR, published: true } }));
});

it("gives Meta's URL and parameters in two fields, and warns of ads that go round the link", async () => {
  renderPage(UseLinkPage, "/rotators/rot_1/use", RotatorFrame);
  expect(await screen.findByText("Choose the destination “Website”, not “Messaging apps”")).toBeDefined();
  expect(screen.getByLabelText("Website URL").textContent).toBe(ROTATOR.link);
  const parameters = screen.getByLabelText("URL parameters").textContent ?? "";
  expect(parameters).not.toContain("?");
  expect(new URLSearchParams(parameters).get("campaign_id")).toBe("{{campaign.id}}");
});

it("keeps the place in the address, and copies what it shows", async () => {
  const user = userEvent.setup();
  const router = renderPage(UseLinkPage, "/rotators/rot_1/use", RotatorFrame);
  await user.click(await screen.findByRole("button", { name: "TikTok ads" }));
  expect(router.state.location.search).toBe("?for=tiktok");
  await user.click(screen.getByRole("button", { name: "Copy: the URL parameters" }));
  expect(await navigator.clipboard.readText()).toContain("campaign_id=__CAMPAIGN_ID__");
});

it("writes the button of a landing page with the text that one likes", async () => {
  renderPage(UseLinkPage, "/rotators/rot_1/use?for=landing", RotatorFrame);
  const label = await screen.findByLabelText("Text of the button");
  await userEvent.clear(label);
  await userEvent.type(label, "Tanya Rina & Co");
  expect(screen.getByLabelText("Button and script").textContent).toContain(
    `<a href="${ROTATOR.link}">Tanya Rina &#38; Co</a>`,
  );
});
