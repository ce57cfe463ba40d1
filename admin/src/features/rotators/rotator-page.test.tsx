import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { OWNER } from "../../../test/session.ts";
import { RotatorFrame } from "./rotator-frame.tsx";
import { RotatorPage } from "./rotator-page.tsx";

function makeMember(name: string, changes = {}) {
  return {
    agentId: `agt_${name}`,
    name,
    phone: "6281234567801",
    weight: 1,
    state: "active",
    active: true,
    switched: null as { at: number; by: string | null } | null,
    switchedEverywhere: null,
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
    if (path === "/api/session") return { body: OWNER };
    if (path.includes("/sparklines"))
      return {
        body: { sparklines: [{ rotatorId: "rot_1", clicks: [0, 0, 0, 0, 0, 0, 5, 1, 1, 1, 1, 1, 1, 3] }] },
      };
    if (path.includes("/ad-parameters")) return { body: { clicks: 9, missing: 0, unreplaced: 2 } };
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
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  await userEvent.click(await switchOf("Ayu"));
  expect(await screen.findByText(/share 100%/)).toBeDefined();
  expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ state: "off" });
});

it("asks before the last CS goes off, and names where clicks will go", async () => {
  const { asked } = office([makeMember("Ayu"), makeMember("Budi", { state: "off" })]);
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  await userEvent.click(await switchOf("Ayu"));
  expect(await screen.findByText("the backup number +62 811-1111-1111")).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  await userEvent.keyboard("{Escape}");
  const control = await switchOf("Ayu");
  await waitFor(() => expect(document.activeElement).toBe(control));
  await userEvent.click(control);
  await userEvent.click(await screen.findByRole("button", { name: "Switch off" }));
  await waitFor(() => expect(asked.some(({ method }) => method === "PUT")).toBe(true));
});

it("asks before the last CS is there for old customers only", async () => {
  const { asked } = office([makeMember("Ayu"), makeMember("Budi", { state: "off" })]);
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  await userEvent.click(await screen.findByRole("button", { name: "More about Ayu" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Old customers only" }));
  expect(await screen.findByText("the backup number +62 811-1111-1111")).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  await userEvent.click(await screen.findByRole("button", { name: "Old customers only" }));
  await waitFor(() => expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ state: "drain" }));
});

it("counts who takes equal turns whatever weight was typed once", async () => {
  const { asked } = office([makeMember("Ayu"), makeMember("Budi", { weight: 0 })]);
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  expect(await screen.findAllByText(/share 50%/)).toHaveLength(2);
  await userEvent.click(await switchOf("Ayu"));
  await waitFor(() => expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ state: "off" }));
});

it("shows a CS that is off everywhere with a switch that cannot be used", async () => {
  const at = Date.UTC(2026, 10, 2, 5, 4, 31);
  office([
    makeMember("Ayu", { active: false, switchedEverywhere: { at, by: "Sari" } }),
    makeMember("Budi", { state: "off", switched: { at: Date.now(), by: "Sari" } }),
  ]);
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  expect(await switchOf("Ayu")).toHaveProperty("disabled", true);
  const text = "off everywhere since Nov 2, 2026, 12:04:31, by Sari";
  expect(await screen.findByText(text)).toBeDefined();
  expect(screen.getByText(/^off since \d\d:\d\d:\d\d/)).toBeDefined();
});

it("shows its clicks, and says how to mend ads that do not say which they are", async () => {
  office([makeMember("Ayu")]);
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  await waitFor(() => expect(screen.getByText("7 days").nextSibling?.textContent).toBe("9"));
  expect(screen.getByText("7 days before").nextSibling?.textContent).toBe("5");
  expect(await screen.findByText(/^2 ad clicks .* \{\{campaign\.name\}\}/)).toBeDefined();
  expect(screen.getByRole("link", { name: /How to mend it/ }).getAttribute("href")).toBe(
    "/rotators/rot_1/use?for=meta",
  );
});

it("says how many clicks a pause concerns before it pauses", async () => {
  const { asked } = office([makeMember("Ayu")]);
  renderPage(RotatorPage, "/rotators/rot_1", RotatorFrame);
  await userEvent.click(await screen.findByRole("button", { name: "Pause" }));
  expect(await screen.findByText(/7 clicks in the last 7 days/)).toBeDefined();
  const [, confirm] = await screen.findAllByRole("button", { name: "Pause", hidden: true });
  if (confirm) await userEvent.click(confirm);
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ status: "paused" }),
  );
  expect(await screen.findByText("Promo is paused")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Everything is as it was.")).toBeDefined();
  expect(asked.filter(({ method }) => method === "PUT").map(({ body }) => body)).toEqual([
    { status: "paused" },
    { status: "active" },
  ]);
});
