import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { OWNER } from "../../../test/session.ts";
import { LinkPage } from "./link-page.tsx";

const DRAFT = {
  people: [{ key: "1", name: "Ayu", phone: "081234567801" }],
  backup: true,
  ending: "promo",
  host: null,
  message: null,
};

beforeEach(() => {
  sessionStorage.setItem("rotator-start", JSON.stringify(DRAFT));
});

function office({ settings = 200 } = {}) {
  return fakeApi(({ method, path }) => {
    if (path === "/api/session") return { body: OWNER };
    if (path === "/api/first-steps") return { body: { linkHost: "link.example" } };
    if (path.startsWith("/api/domains")) return { body: { items: [{ id: "dom_1", host: "link.example" }] } };
    if (path === "/api/rotators")
      return { status: 201, body: { id: "rot_1", members: [{ phone: "6281234567801" }] } };
    if (path === "/api/settings/general" && method === "PUT")
      return { status: settings, body: { code: "internal", detail: "" } };
    return { body: { backupPhone: null } };
  });
}

it("lets the opening message be emptied and typed anew", async () => {
  const { asked } = office();
  renderPage(LinkPage);
  const message = await screen.findByLabelText("Opening message");
  await userEvent.clear(message);
  expect(message).toHaveProperty("value", "");
  await userEvent.type(message, "Hi");
  await userEvent.click(await screen.findByRole("button", { name: "Create link" }));
  await waitFor(() =>
    expect(asked.find(({ path, method }) => path === "/api/rotators" && method === "POST")).toMatchObject({
      body: { slug: "promo", messageTemplate: "Hi" },
    }),
  );
});

it("goes on to the link when only the backup number could not be kept, and says so", async () => {
  office({ settings: 500 });
  const router = renderPage(LinkPage);
  await userEvent.click(await screen.findByRole("button", { name: "Create link" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/start/done/rot_1"));
  expect(await screen.findByText(/the backup number could not be saved/)).toBeDefined();
});
