import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { GeneralPage } from "./general-page.tsx";

// A notice is loaded with the first of them.
const LATER = { timeout: 5_000 };
const GENERAL = {
  name: "Toko",
  language: "id",
  pageLanguage: "visitor",
  colour: null as string | null,
  timeZone: "Asia/Jakarta",
  currency: "IDR",
  country: "ID",
  backupPhone: "628123456780" as string | null,
  updatedAt: 7,
};
const CHANNELS = { webhook: null, telegram: { shown: "4821" }, adminUrl: null, updatedAt: 3 };

function office(role: string, refuse: (path: string) => [number, object] | undefined = () => undefined) {
  return fakeApi(({ method, path, body }) => {
    const refused = refuse(`${method} ${path}`);
    if (refused) return { status: refused[0], body: refused[1] };
    if (path === "/api/session") return { body: { user: { role }, deployment: {} } };
    if (path === "/api/settings/logo") return { body: { image: null, updatedAt: null } };
    if (path.endsWith("/test")) return { body: { sent: false, text: "Telegram refused the token." } };
    if (path.startsWith("/api/settings/alarm-channels"))
      return { body: method === "DELETE" ? { ...CHANNELS, telegram: null } : CHANNELS };
    return { body: method === "PUT" ? { ...(body as object), updatedAt: 8 } : GENERAL };
  });
}
const nameField = () => screen.findByLabelText("Name");
/** Who is signed in comes by itself, and with it what may be changed. */
const mayChange = async () =>
  waitFor(async () => expect((await nameField()).matches(":disabled")).toBe(false));

it("saves what was changed over the version that was seen, the number as it is kept", async () => {
  const { asked } = office("owner");
  renderPage(GeneralPage);
  await mayChange();
  await userEvent.type(await nameField(), " Kain");
  const [save] = screen.getAllByRole("button", { name: "Save" });
  if (save) await userEvent.click(save);
  expect(await screen.findByText("Saved", {}, LATER)).toBeDefined();
  expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ ...GENERAL, name: "Toko Kain" });
  await waitFor(() => expect(save).toHaveProperty("disabled", true));
});

it("says by the field what is wrong, and keeps what was typed", async () => {
  office("owner", (path) =>
    path.startsWith("PUT")
      ? [422, { code: "invalid", detail: "", errors: { backupPhone: "malformed", timeZone: "unknown" } }]
      : undefined,
  );
  renderPage(GeneralPage);
  await mayChange();
  const phone = await screen.findByLabelText("Backup number");
  await userEvent.clear(phone);
  await userEvent.type(phone, "12");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("This does not look right.")).toBeDefined();
  expect(screen.getByText("This is not known.")).toBeDefined();
  expect(phone).toHaveProperty("value", "12");
});

it("keeps what another owner saved meanwhile beside what was typed here", async () => {
  let kept = GENERAL;
  const { asked } = fakeApi(({ method, path, body }) => {
    if (path === "/api/session") return { body: { user: { role: "owner" }, deployment: {} } };
    if (path === "/api/settings/logo") return { body: { image: null, updatedAt: null } };
    if (path === "/api/settings/alarm-channels") return { body: CHANNELS };
    if (method !== "PUT") return { body: kept };
    if (kept === GENERAL) {
      kept = { ...GENERAL, currency: "USD", updatedAt: 8 };
      return { status: 409, body: { code: "stale", detail: "" } };
    }
    return { body: { ...(body as object), updatedAt: 9 } };
  });
  renderPage(GeneralPage);
  await mayChange();
  await userEvent.type(await nameField(), " Kain");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.getByLabelText("Currency")).toHaveProperty("value", "USD"));
  expect(await nameField()).toHaveProperty("value", "Toko Kain");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(asked.filter(({ method }) => method === "PUT")).toHaveLength(2));
  expect(asked.findLast(({ method }) => method === "PUT")?.body).toEqual({
    ...GENERAL,
    name: "Toko Kain",
    currency: "USD",
    updatedAt: 8,
  });
});

it("is read by a manager, who can change nothing", async () => {
  office("admin");
  renderPage(GeneralPage);
  expect((await nameField()).matches(":disabled")).toBe(true);
  expect(await screen.findAllByText("Only an owner can change this. You can read it.")).not.toEqual([]);
  expect(screen.queryByRole("button", { name: /Save|Set up|Change|Remove/ })).toBeNull();
});

it("says what came of a test message, and asks before a channel is removed", async () => {
  const { asked } = office("owner");
  renderPage(GeneralPage);
  await userEvent.click(await screen.findByRole("button", { name: "Send a test: Telegram" }));
  expect(await screen.findByText("Telegram refused the token.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Remove: Telegram" }));
  expect(asked.some(({ method }) => method === "DELETE")).toBe(false);
  await userEvent.click(await screen.findByRole("button", { name: "Yes, remove it" }));
  expect(await screen.findByRole("button", { name: "Set up: Telegram" })).toBeDefined();
});

it("keeps Telegram's token when only the chat is another", async () => {
  const { asked } = office("owner");
  renderPage(GeneralPage);
  await userEvent.click(await screen.findByRole("button", { name: "Change: Telegram" }));
  await userEvent.type(screen.getByLabelText("Chat id"), "-100123");
  const saves = screen.getAllByRole("button", { name: "Save" });
  const save = saves.at(-1);
  if (save) await userEvent.click(save);
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ chatId: "-100123", updatedAt: 3 }),
  );
});
