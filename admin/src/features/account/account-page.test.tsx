import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { AccountPage } from "./account-page.tsx";

// A notice is loaded with the first of them.
const LATER = { timeout: 5_000 };
const SESSIONS = [
  { id: "ses_1", current: true, userAgent: "Windows Chrome/140" },
  { id: "ses_2", current: false, userAgent: "iPhone Safari" },
].map((session) => ({ ...session, createdAt: 0, lastUsedAt: 0, expiresAt: 0 }));
const URI = "otpauth://totp/WhatsApp%20Rotator:s%40x.id?secret=ABCDEFGH&issuer=WhatsApp%20Rotator";

function Page() {
  return (
    <Suspense>
      <AccountPage />
    </Suspense>
  );
}

function office({ twoFactor = false } = {}) {
  const user = { id: "usr_1", name: "Sari", email: "s@x.id", role: "staff", agentId: null, twoFactor };
  const sessions = [...SESSIONS];
  return fakeApi(({ method, path, body }) => {
    const input = (body ?? {}) as Record<string, string>;
    const wrong = (field: string) => ({
      status: 422,
      body: { code: "invalid", detail: "", errors: { [field]: "wrong" } },
    });
    if (path === "/api/session") return { body: { user, deployment: {} } };
    if (path === "/api/auth/sessions") return { body: method === "DELETE" ? {} : { items: sessions } };
    if (path === "/api/auth/sessions/ses_2") return { body: sessions.splice(1, 1) };
    if (input["password"] === "nonsense") return wrong("password");
    if (path.endsWith("/enable")) return { body: { uri: URI, recoveryCodes: ["aaaa-1111", "bbbb-2222"] } };
    if (path.endsWith("/confirm")) {
      if (input["code"] !== "123456") return wrong("code");
      user.twoFactor = true;
    }
    if (path.endsWith("/recovery-codes")) return { body: { recoveryCodes: ["cccc-3333"] } };
    return { body: {} };
  });
}

it("says that the password is wrong by its field, then changes it and empties the form", async () => {
  const { asked } = office();
  renderPage(Page);
  const [present, next] = [
    await screen.findByLabelText("Present password"),
    screen.getByLabelText("New password"),
  ];
  await userEvent.type(present, "nonsense");
  await userEvent.type(next, "a long new password");
  await userEvent.click(screen.getByRole("button", { name: "Change the password" }));
  expect(await screen.findByText("This is not your password.")).toBeDefined();
  await userEvent.clear(present);
  await userEvent.type(present, "the right one");
  await userEvent.click(screen.getByRole("button", { name: "Change the password" }));
  expect(await screen.findByText("The password is changed", {}, LATER)).toBeDefined();
  expect(present).toHaveProperty("value", "");
  expect(asked.findLast(({ method }) => method === "POST")?.body).toEqual({
    password: "the right one",
    newPassword: "a long new password",
  });
});

it("turns two-factor on only by a code that is right, after QR, secret and recovery codes", async () => {
  office();
  renderPage(Page);
  await userEvent.click(await screen.findByRole("button", { name: "Turn it on" }));
  await userEvent.type(within(await screen.findByRole("dialog")).getByLabelText("Present password"), "right");
  await userEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(
    (await screen.findByRole("img", { name: /QR code/ })).querySelector("path")?.getAttribute("d"),
  ).toMatch(/^M\d/);
  expect(screen.getByRole("textbox", { name: "Or type this secret" })).toHaveProperty("value", "ABCDEFGH");
  expect(screen.getByText(/aaaa-1111/)).toBeDefined();
  expect(screen.getByRole("link", { name: "Download" })).toHaveProperty(
    "href",
    expect.stringContaining("bbbb-2222"),
  );
  const dialog = within(screen.getByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("Code of the app"), "000000");
  await userEvent.click(dialog.getByRole("button", { name: "Turn it on" }));
  expect(await dialog.findByText("This code is not right, or no longer.")).toBeDefined();
  await userEvent.clear(dialog.getByLabelText("Code of the app"));
  await userEvent.type(dialog.getByLabelText("Code of the app"), "123456");
  await userEvent.click(dialog.getByRole("button", { name: "Turn it on" }));
  expect(await screen.findByText("Two-factor sign-in is on", {}, LATER)).toBeDefined();
  expect(await screen.findByRole("button", { name: "Turn it off" })).toBeDefined();
});

it("shows new recovery codes once the password is proved", async () => {
  office({ twoFactor: true });
  renderPage(Page);
  await userEvent.click(await screen.findByRole("button", { name: "New recovery codes" }));
  await userEvent.type(within(await screen.findByRole("dialog")).getByLabelText("Present password"), "right");
  await userEvent.click(screen.getByRole("button", { name: "Make new ones" }));
  expect(await screen.findByText("cccc-3333")).toBeDefined();
});

it("ends one session, or all after asking", async () => {
  const { asked } = office();
  const router = renderPage(Page);
  await userEvent.click(await screen.findByRole("button", { name: /^End: Safari · iOS/ }));
  await waitFor(() => expect(screen.queryByText("Safari · iOS")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  await userEvent.click(await screen.findByRole("button", { name: "Yes, everywhere" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
  expect(asked.filter(({ method }) => method === "DELETE").map(({ path }) => path)).toEqual([
    "/api/auth/sessions/ses_2",
    "/api/auth/sessions",
  ]);
});
