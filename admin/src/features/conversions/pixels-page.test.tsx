import type { Pixel } from "@rotator/shared/contract/pixels";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { ConversionsStart } from "./conversions-start.tsx";
import { PixelsPage } from "./pixels-page.tsx";

const WORDS = { title: "Meta refuses the pixel's access token.", nextStep: "Make a new one." };

function makePixel(changes: Partial<Pixel> = {}): Pixel {
  return {
    id: "pix_1",
    version: 3,
    name: "Brand A",
    platform: "meta",
    datasetId: "1234567890123456",
    hasToken: true,
    testEventCode: "TEST123",
    graphVersion: "v25.0",
    enabled: true,
    hold: null,
    acceptedAt: 1_700_000_000_000,
    createdAt: 0,
    updatedAt: 0,
    usedBy: { rotators: [{ id: "rot_1", name: "Promo" }], isDefault: false, openEvents: 0 },
    ...changes,
  };
}

const SETTINGS = {
  defaultPixelId: null,
  viewWindowMinutes: 30,
  leadWindowDays: 7,
  limitedDataUse: null,
  updatedAt: 5,
};

const QUALITY = {
  events: 100,
  keys: [
    { key: "fbc", events: 62, percent: 62, hint: "Comes with clicks on Meta's ads." },
    { key: "country", events: 100, percent: 100, hint: "Comes by itself." },
  ],
};

type Answer = [status: number, body: unknown];

/** An office with these pixels; `answers` speak for what else is asked, by method and path. */
function office(pixels: Pixel[], answers: Record<string, Answer> = {}, role = "owner") {
  return fakeApi(({ method, path }) => {
    const asked = answers[`${method} ${path}`];
    if (asked) return { status: asked[0], body: asked[1] };
    if (path === "/api/session")
      return { body: { user: { role }, deployment: { timeZone: "Asia/Jakarta" } } };
    if (path === "/api/settings/conversions") return { body: SETTINGS };
    if (path.endsWith("/match-quality")) return { body: QUALITY };
    if (method === "GET") return { body: { items: pixels } };
    return { body: pixels[0] };
  });
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });

it("says of each pixel in which state it is, and what to do about one that needs repair", async () => {
  office([
    makePixel(),
    makePixel({
      id: "pix_2",
      name: "Brand B",
      hold: {
        at: 0,
        reason: "token_refused",
        answer: { code: 190, message: "Session expired" },
        words: WORDS,
      },
    }),
    makePixel({ id: "pix_3", name: "Brand C", enabled: false }),
    makePixel({ id: "pix_4", name: "Brand D", acceptedAt: null }),
  ]);
  renderPage(PixelsPage);
  const card = async (name: string) => (await screen.findByRole("region", { name })).textContent;
  expect(await card("Brand A")).toContain("working");
  expect(await card("Brand A")).toContain("Promo");
  expect(await card("Brand B")).toMatch(/needs your repair.*Make a new one\..*“Session expired”/);
  expect(await card("Brand C")).toContain("off");
  expect(await card("Brand D")).toContain("nothing sent yet");
});

it("saves a new pixel, and says beside the field what is wrong with it", async () => {
  const refused = { code: "invalid", detail: "", errors: { datasetId: "malformed", accessToken: "empty" } };
  const answers: Record<string, Answer> = { "POST /api/pixels": [422, refused] };
  const { asked } = office([], answers);
  renderPage(PixelsPage);
  await userEvent.click(await button("Add pixel"));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText("Name"), "Brand E");
  await userEvent.type(form.getByLabelText("Dataset id"), "abc");
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  expect(await form.findByText("A dataset id is a number of 5 to 20 digits.")).toBeDefined();
  expect(form.getByText("Please fill this in.")).toBeDefined();

  answers["POST /api/pixels"] = [201, makePixel({ name: "Brand E" })];
  await userEvent.type(form.getByLabelText("Access token"), "EAAB1234567890");
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked.findLast(({ method }) => method === "POST")?.body).toEqual({
    name: "Brand E",
    datasetId: "abc",
    accessToken: "EAAB1234567890",
    testEventCode: null,
  });
});

it("keeps the token that is there when none is entered, and asks before typing is thrown away", async () => {
  const { asked } = office([makePixel()]);
  renderPage(PixelsPage);
  await userEvent.click(await button("Edit"));
  const form = within(await screen.findByRole("dialog", { name: "Edit Brand A" }));
  await userEvent.type(form.getByLabelText("Name"), "!");
  await userEvent.click(form.getByRole("button", { name: "Cancel" }));
  const question = within(await screen.findByRole("dialog", { name: "Leave without saving?" }));
  await userEvent.click(question.getByRole("button", { name: "Cancel" }));
  expect(form.getByLabelText("Name")).toHaveProperty("value", "Brand A!");
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(asked.some(({ method }) => method === "PUT")).toBe(true));
  expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({
    name: "Brand A!",
    platform: "meta",
    datasetId: "1234567890123456",
    testEventCode: "TEST123",
    graphVersion: "v25.0",
    enabled: true,
    version: 3,
  });
});

it("keeps what somebody else saved of a pixel meanwhile beside what was typed", async () => {
  const pixels = [makePixel()];
  const refused: Answer = [409, { code: "stale", detail: "" }];
  const answers: Record<string, Answer> = { "PUT /api/pixels/pix_1": refused };
  const { asked } = office(pixels, answers);
  renderPage(PixelsPage);
  await userEvent.click(await button("Edit"));
  const form = within(await screen.findByRole("dialog", { name: "Edit Brand A" }));
  await userEvent.type(form.getByLabelText("Name"), " (new)");
  pixels[0] = makePixel({ datasetId: "6543210987654321", version: 4 });
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(form.getByDisplayValue("6543210987654321")).toBeDefined());
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(asked.filter(({ method }) => method === "PUT")).toHaveLength(2));
  expect(asked.findLast(({ method }) => method === "PUT")?.body).toMatchObject({
    version: 4,
    name: "Brand A (new)",
    datasetId: "6543210987654321",
  });
});

it("shows in plain words what Meta said to a test event", async () => {
  const said = {
    ok: false,
    problem: "token_refused",
    answer: { code: 190, subcode: 460, traceId: "Ab1" },
    released: false,
    words: WORDS,
  };
  office([makePixel()], { "POST /api/pixels/pix_1/test": [200, said] });
  renderPage(PixelsPage);
  await userEvent.click(await button("Send test event"));
  expect(await screen.findByText(WORDS.title)).toBeDefined();
  expect(screen.getByText("Meta's code 190/460 · trace id Ab1")).toBeDefined();
});

it("says what will wait before a pixel is switched off", async () => {
  const usedBy = { rotators: [], isDefault: false, openEvents: 14 };
  const { asked } = office([makePixel({ usedBy })]);
  renderPage(PixelsPage);
  await userEvent.click(await button("More about Brand A"));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Switch off …" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/14 events that are still to be sent will wait/)).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  await userEvent.click(dialog.getByRole("button", { name: "Yes, switch it off" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked.find(({ method }) => method === "PUT")?.body).toMatchObject({ enabled: false, version: 3 });
  await userEvent.click(await button("Undo"));
  await waitFor(() =>
    expect(asked.findLast(({ method }) => method === "PUT")?.body).toMatchObject({
      enabled: true,
      version: 3,
    }),
  );
});

it("does not delete a pixel that is in use, and names what hangs on it", async () => {
  const { asked } = office([makePixel()]);
  renderPage(PixelsPage);
  await userEvent.click(await button("More about Brand A"));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete …" }));
  expect(await screen.findByText(/These rotators name it: Promo\./)).toBeDefined();
  await userEvent.keyboard("{Escape}");
  const opener = await button("More about Brand A");
  await waitFor(() => expect(document.activeElement).toBe(opener));
  expect(asked.some(({ method }) => method === "DELETE")).toBe(false);
});

it("names what people can seldom be matched by, and what would help", async () => {
  office([makePixel()]);
  renderPage(PixelsPage);
  expect(await screen.findByText("often missing: Meta click id")).toBeDefined();
  await userEvent.click(await button("Match quality"));
  const drawer = within(await screen.findByRole("dialog"));
  expect(await drawer.findByText("Comes with clicks on Meta's ads.")).toBeDefined();
  expect(drawer.getByText("100%")).toBeDefined();
  expect(drawer.queryByText("Comes by itself.")).toBeNull();
});

it("offers the pixel's fields where no token mends it", async () => {
  const hold = { at: 0, reason: "unknown_dataset", answer: null, words: WORDS } as const;
  office([makePixel({ hold })]);
  renderPage(PixelsPage);
  await button("Edit");
  expect(screen.queryByRole("button", { name: "Enter a new token" })).toBeNull();
});

it("deletes an unused pixel once it is confirmed", async () => {
  const usedBy = { rotators: [], isDefault: false, openEvents: 0 };
  const { asked } = office([makePixel({ usedBy })], { "DELETE /api/pixels/pix_1": [200, {}] });
  renderPage(PixelsPage);
  await userEvent.click(await button("More about Brand A"));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete …" }));
  await userEvent.click(await button("Yes, delete it"));
  await waitFor(() =>
    expect(asked.some(({ method, path }) => method === "DELETE" && path === "/api/pixels/pix_1")).toBe(true),
  );
});

it("saves the windows over the version that was read, for the owner alone", async () => {
  const { asked } = office([makePixel()]);
  renderPage(PixelsPage);
  const minutes = await screen.findByLabelText("ViewContent: once per person within");
  await waitFor(() => expect(minutes).toHaveProperty("disabled", false));
  await userEvent.clear(minutes);
  await userEvent.type(minutes, "45");
  await userEvent.selectOptions(screen.getByLabelText(/Limited data use/), "1000");
  await userEvent.click(await button("Save"));
  await waitFor(() => expect(asked.some(({ method }) => method === "PUT")).toBe(true));
  expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({
    ...SETTINGS,
    viewWindowMinutes: 45,
    limitedDataUse: { country: 1, state: 1000 },
  });
});

it("lets a manager read the settings only", async () => {
  office([makePixel()], {}, "admin");
  renderPage(PixelsPage);
  expect(await screen.findByText("Only the owner can change this.")).toBeDefined();
  expect(screen.getByLabelText("Default pixel")).toHaveProperty("disabled", true);
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

it.each([
  [[makePixel()], "/conversions/events"],
  [[], "/conversions/pixels"],
])("opens the events where there is a pixel, and else the pixels", async (pixels, address) => {
  office(pixels);
  const router = renderPage(ConversionsStart, "/conversions");
  await waitFor(() => expect(router.state.location.pathname).toBe(address));
});
