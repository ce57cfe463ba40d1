import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { OWNER } from "../../../../test/session.ts";
import { RotatorFrame } from "../rotator-frame.tsx";
import { TryLinkPage } from "./try-link-page.tsx";

const ROTATOR = {
  id: "rot_1",
  name: "Promo",
  link: "https://link.example/wa/promo",
  status: "active",
  published: true,
  members: [{ agentId: "agt_1", name: "Ayu" }],
};
const RESULT = {
  verdict: "human",
  reason: null,
  choice: "sticky",
  agent: { agentId: "agt_1", name: "Ayu" },
  consent: "given",
  rosterVersion: 1,
  opens: "redirect",
  chatLink: "https://wa.me/6281?text=Halo",
  message: "Halo",
};

function office(answer: { status?: number; body: unknown }) {
  return fakeApi(({ method, path }) => {
    if (method === "POST") return answer;
    return { body: path === "/api/session" ? OWNER : ROTATOR };
  });
}

it("asks as the visitor that was chosen, and says who answers and why", async () => {
  const { asked } = office({ body: RESULT });
  renderPage(TryLinkPage, "/rotators/rot_1/test", RotatorFrame);
  await userEvent.selectOptions(await screen.findByLabelText("Who opens the link?"), "android_tiktok");
  await userEvent.selectOptions(screen.getByLabelText("Came before?"), "Yes, customer of Ayu");
  await userEvent.type(screen.getByLabelText("Parameters of the address"), "?fbclid=1");
  await userEvent.click(screen.getByRole("button", { name: "Test" }));
  expect(await screen.findByText("Came back: the same CS as before.")).toBeDefined();
  expect(screen.getByText("A person")).toBeDefined();
  expect(asked.find(({ method }) => method === "POST")).toMatchObject({
    path: "/api/rotators/rot_1/try",
    body: { profile: "android_tiktok", ownerId: "agt_1", query: "fbclid=1" },
  });
});

it("says what is no person, and that nobody gets a turn for it", async () => {
  const nothing = { agent: null, chatLink: null, message: null, choice: "none", opens: "nothing" };
  office({ body: { ...RESULT, ...nothing, verdict: "prefetch", reason: "sec-purpose" } });
  renderPage(TryLinkPage, "/rotators/rot_1/test", RotatorFrame);
  await userEvent.click(await screen.findByRole("button", { name: "Test" }));
  expect(await screen.findByText("Not a person: loads ahead")).toBeDefined();
  expect(screen.getByText("Recognised by: sec-purpose")).toBeDefined();
  expect(screen.getByText("nobody")).toBeDefined();
});

it("says that a link is still on its way", async () => {
  office({ status: 409, body: { code: "not_published", detail: "" } });
  renderPage(TryLinkPage, "/rotators/rot_1/test", RotatorFrame);
  await userEvent.click(await screen.findByRole("button", { name: "Test" }));
  expect(await screen.findByText(/still on its way/)).toBeDefined();
});
