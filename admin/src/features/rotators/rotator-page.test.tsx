import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { RotatorPage } from "./rotator-page.tsx";

function makeMember(name: string, changes = {}) {
  return {
    agentId: `agt_${name}`,
    name,
    phone: "6281234567801",
    weight: 1,
    state: "active",
    active: true,
    ...changes,
  };
}

function office(members: ReturnType<typeof makeMember>[]) {
  const rotator = {
    id: "rot_1",
    name: "Promo",
    link: "https://link.example/wa/promo",
    status: "active",
    method: "round_robin",
    published: true,
    messageTemplate: "Halo",
    sticky: { enabled: false, days: 90, cover: "return" },
    deeplink: false,
    fallbackPhone: null,
    addresses: [],
    members,
  };
  return fakeApi(({ method, path, body }) => {
    if (path.includes("/impact"))
      return {
        body: { clicks: 7, serving: [], otherwise: { fallbackPhone: "6281111111111", member: null } },
      };
    if (method === "PUT" && path.endsWith("/state"))
      Object.assign(members.find(({ agentId }) => path.includes(agentId)) ?? {}, body);
    if (method === "PUT" && path.endsWith("/status")) Object.assign(rotator, body);
    return { body: structuredClone(rotator) };
  });
}

const switchOf = (name: string) => screen.findByRole("switch", { name: `${name} takes customers here` });

it("switches a CS at once, without any Save, and shows the shares that follow", async () => {
  const { asked } = office([makeMember("Ayu"), makeMember("Budi")]);
  renderPage(RotatorPage);
  await userEvent.click(await switchOf("Ayu"));
  expect(await screen.findByText(/share 100%/)).toBeDefined();
  expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ state: "off" });
});

it("asks before the last CS goes off, and names where clicks will go", async () => {
  const { asked } = office([makeMember("Ayu"), makeMember("Budi", { state: "off" })]);
  renderPage(RotatorPage);
  await userEvent.click(await switchOf("Ayu"));
  expect(await screen.findByText("the backup number +62 811-1111-1111")).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Switch off" }));
  await waitFor(() => expect(asked.some(({ method }) => method === "PUT")).toBe(true));
});

it("shows a CS that is off everywhere with a switch that cannot be used", async () => {
  office([makeMember("Ayu", { active: false }), makeMember("Budi")]);
  renderPage(RotatorPage);
  expect(await switchOf("Ayu")).toHaveProperty("disabled", true);
  expect(screen.getByText("off everywhere")).toBeDefined();
});

it("says how many clicks a pause concerns before it pauses", async () => {
  const { asked } = office([makeMember("Ayu")]);
  renderPage(RotatorPage);
  await userEvent.click(await screen.findByRole("button", { name: "Pause" }));
  expect(await screen.findByText(/7 clicks in the last 7 days/)).toBeDefined();
  const [, confirm] = await screen.findAllByRole("button", { name: "Pause", hidden: true });
  if (confirm) await userEvent.click(confirm);
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ status: "paused" }),
  );
});
