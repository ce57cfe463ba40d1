import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderEditor } from "../../../test/render-editor.tsx";
import {
  AYU,
  BUDI,
  CITRA,
  SESSION,
  makeOffice,
  makeRotator,
  memberOf,
  nameField,
  save,
} from "../../../test/rotator-office.ts";

vi.setConfig({ testTimeout: 20_000 });

it("says nothing of the CS's switches when it saves", async () => {
  const { lastSaved } = makeOffice();
  renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " 2");
  await save();
  await screen.findByText("Saved. Your links have it.");
  expect(JSON.stringify(lastSaved())).not.toContain('"state"');
});

it("asks before it is left, and finds what was typed when one comes back", async () => {
  makeOffice();
  const first = renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " November");
  await userEvent.click(screen.getAllByRole("link", { name: "Back" })[0] as HTMLElement);
  const question = within(await screen.findByRole("dialog", { name: "Leave without saving?" }));
  expect(first.router.state.location.pathname).toBe("/rotators/rot_1/edit");
  await userEvent.click(question.getByRole("button", { name: "Stay here" }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole("link", { name: "Back" })[0]));
  expect(await nameField()).toHaveProperty("value", "Promo November");
  await userEvent.click(screen.getAllByRole("link", { name: "Back" })[0] as HTMLElement);
  await userEvent.click(await screen.findByRole("button", { name: "Leave" }));
  await waitFor(() => expect(first.router.state.location.pathname).toBe("/rotators/rot_1"));
  first.unmount();

  const second = renderEditor("/rotators/rot_1/edit");
  expect(await nameField()).toHaveProperty("value", "Promo November");
  expect(screen.getByText(/is back/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Throw it away" }));
  expect(await nameField()).toHaveProperty("value", "Promo");
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await nameField()).toHaveProperty("value", "Promo November");
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Throw it away" }));
  second.unmount();
  renderEditor("/rotators/rot_1/edit");
  expect(await nameField()).toHaveProperty("value", "Promo");
});

it("asks the browser to ask when the tab is closed, only while something is not saved", async () => {
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  const close = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  await nameField();
  expect(close()).toBe(false);
  await userEvent.type(await nameField(), "!");
  expect(close()).toBe(true);
  await save();
  await screen.findByText("Saved. Your links have it.");
  expect(close()).toBe(false);
});

it("lets go to the sign-in without a question, and keeps what was typed for who typed it", async () => {
  makeOffice();
  const { router, unmount } = renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " X");
  await router.navigate("/sign-in?next=%2Frotators%2Frot_1%2Fedit");
  await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
  unmount();
  makeOffice({
    answer: (request) =>
      request === "GET /api/session"
        ? { body: { ...SESSION, user: { ...SESSION.user, id: "usr_2" } } }
        : undefined,
  });
  const other = renderEditor("/rotators/rot_1/edit");
  expect(await nameField()).toHaveProperty("value", "Promo");
  other.unmount();
  makeOffice();
  renderEditor("/rotators/rot_1/edit");
  expect(await nameField()).toHaveProperty("value", "Promo X");
});

it("keeps what was typed when somebody else saved, names the differences, and saves with one press", async () => {
  let isStale = true;
  const { shown, lastSaved } = makeOffice({
    answer: (request) =>
      request.startsWith("PUT") && isStale ? { status: 409, body: { code: "stale", detail: "" } } : undefined,
  });
  renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " mine");
  const theirs = { name: "Promo theirs", deeplink: true, version: 5 };
  const members = [memberOf(AYU, 80), memberOf(BUDI, 20), memberOf(CITRA, 50)];
  shown.rotator = makeRotator({ ...theirs, members });
  await save();
  expect(await screen.findByText("name, theirs: Promo theirs")).toBeDefined();
  expect(screen.getByText("Changed by them, and taken over here: open the app directly, CS.")).toBeDefined();
  expect(await nameField()).toHaveProperty("value", "Promo mine");
  isStale = false;
  await save();
  await screen.findByText("Saved. Your links have it.");
  expect(lastSaved()).toMatchObject({
    version: 5,
    name: "Promo mine",
    deeplink: true,
    members: [{ agentId: "agt_ayu" }, { agentId: "agt_budi" }, { agentId: "agt_citra", weight: 50 }],
  });
  expect(screen.queryByText("name, theirs: Promo theirs")).toBeNull();
});

it("joins a draft with what others saved since", async () => {
  const { shown } = makeOffice();
  const first = renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " mine");
  first.unmount();
  shown.rotator = makeRotator({ version: 4, messageTemplate: "Hai (Ref: {{code}})" });
  renderEditor("/rotators/rot_1/edit");
  expect(await nameField()).toHaveProperty("value", "Promo mine");
  expect(screen.getByLabelText("Text")).toHaveProperty("value", "Hai (Ref: {{code}})");
  expect(screen.getByText("Changed by them, and taken over here: opening message.")).toBeDefined();
});

it("says that it is on its way until the links have it", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { shown } = makeOffice({ rotator: makeRotator({ published: false }) });
  renderEditor("/rotators/rot_1/edit");
  fireEvent.change(await nameField(), { target: { value: "Other" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved, on its way to your links …")).toBeDefined();
  shown.rotator = { ...shown.rotator, published: true };
  await vi.advanceTimersByTimeAsync(2_500);
  expect(await screen.findByText("Saved. Your links have it.")).toBeDefined();
  vi.useRealTimers();
});

it("forgets what was typed when it is thrown away on leaving", async () => {
  makeOffice();
  const first = renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " X");
  await first.router.navigate("/cs");
  await userEvent.click(await screen.findByRole("button", { name: "Throw it away" }));
  await waitFor(() => expect(first.router.state.location.pathname).toBe("/cs"));
  first.unmount();
  renderEditor("/rotators/rot_1/edit");
  expect(await nameField()).toHaveProperty("value", "Promo");
  expect(screen.queryByText(/is back/)).toBeNull();
});

it("takes theirs where one wants it, field by field", async () => {
  const { shown } = makeOffice({
    answer: (request) =>
      request.startsWith("PUT") ? { status: 409, body: { code: "stale", detail: "" } } : undefined,
  });
  renderEditor("/rotators/rot_1/edit");
  await userEvent.type(await nameField(), " mine");
  await userEvent.type(screen.getByLabelText("Link ending"), "-mine");
  shown.rotator = makeRotator({ name: "Promo theirs", slug: "theirs", version: 4 });
  await save();
  const theirs = (await screen.findByText("name, theirs: Promo theirs")).closest("li");
  await userEvent.click(within(theirs as HTMLElement).getByRole("button", { name: "Take theirs" }));
  expect(await nameField()).toHaveProperty("value", "Promo theirs");
  expect(screen.getByLabelText("Link ending")).toHaveProperty("value", "promo-mine");
  expect(screen.getByText("link ending, theirs: theirs")).toBeDefined();
});

it("says why it cannot be opened, and asks again", async () => {
  let refusal: object | undefined = { status: 403, body: { code: "forbidden", detail: "" } };
  makeOffice({ answer: (request) => (request === "GET /api/pixels" ? refusal : undefined) });
  renderEditor("/rotators/rot_1/edit");
  expect(await screen.findByText("Your role does not allow this.")).toBeDefined();
  refusal = undefined;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await nameField()).toHaveProperty("value", "Promo");
});
