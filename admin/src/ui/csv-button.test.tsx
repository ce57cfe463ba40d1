import { notifications } from "@mantine/notifications";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderPage } from "../../test/render-page.tsx";
import { CsvButton } from "./csv-button.tsx";

const ADDRESS = "/api/clicks.csv?country=ID";
let mostRows = 1_000_000;
const HEADER = "\uFEFFid,note\r\n";

let saved: Blob | undefined;

beforeEach(() => {
  saved = undefined;
  mostRows = 1_000_000;
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) saved = blob;
    return "blob:saved";
  };
  URL.revokeObjectURL = () => {};
  HTMLAnchorElement.prototype.click = () => {};
});

afterEach(() => {
  notifications.clean();
  notifications.cleanQueue();
  delete window.showSaveFilePicker;
});

/** A file that comes in these parts; "broken" breaks it off, "wait" lets it hang until it is stopped. */
function serve(parts: string[], end: "ended" | "broken" | "wait") {
  vi.stubGlobal("fetch", async (address: string, { signal }: RequestInit = {}) => {
    if (address === "/api/session") return Response.json({}, { status: 500 });
    expect(address).toBe(`${ADDRESS}&sheet=comma`);
    return new Response(
      new ReadableStream({
        start(controller) {
          for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
          if (end === "ended") controller.close();
          if (end === "broken") controller.error(new Error("cut"));
          signal?.addEventListener("abort", () => controller.error(new DOMException("", "AbortError")));
        },
      }),
    );
  });
}

function Clicks() {
  return <CsvButton address={ADDRESS} file="clicks.csv" name="clicks" isLarge mostRows={mostRows} />;
}
const begin = async () => {
  renderPage(Clicks);
  await userEvent.click(screen.getByRole("button", { name: "Save as CSV: clicks" }));
};

it("saves a file that came to its end, and says how many rows it has, however they are cut and quoted", async () => {
  serve([HEADER, '1,"two\r\nli', 'nes"\r\n2,', "plain\r\n"], "ended");
  await begin();
  expect(await screen.findByText("clicks.csv is complete. Rows: 2")).toBeDefined();
  expect(saved?.size).toBe(new TextEncoder().encode(`${HEADER}1,"two\r\nlines"\r\n2,plain\r\n`).length);
});

it("saves nothing of a file that broke off", async () => {
  serve([HEADER, "1,a\r\n"], "broken");
  await begin();
  expect(await screen.findByText(/broke off before its end/)).toBeDefined();
  expect(saved).toBeUndefined();
});

it("shows how far it is, and can be stopped", async () => {
  serve([HEADER, "1,a\r\n2,b\r\n"], "wait");
  await begin();
  expect(await screen.findByText(/^\d rows · 0 MB$/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Stop the file: clicks" }));
  expect(await screen.findByText("Stopped. clicks.csv was not saved.")).toBeDefined();
  expect(saved).toBeUndefined();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Save as CSV: clicks" }));
});

it("says why the API refused", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({ type: "", title: "", status: 403, code: "forbidden", detail: "" }, { status: 403 }),
  );
  await begin();
  expect(await screen.findByText("Your role does not allow this.")).toBeDefined();
  expect(saved).toBeUndefined();
});

it("writes a large file to the place that was chosen, and leaves nothing there when it broke off", async () => {
  const written: string[] = [];
  const done: string[] = [];
  let size = 0;
  window.showSaveFilePicker = async () =>
    ({
      createWritable: async () => ({
        write: async (bytes: Uint8Array) => void written.push(new TextDecoder().decode(bytes)),
        close: async () => void done.push("closed"),
        abort: async () => void done.push("aborted"),
      }),
      getFile: async () => ({ size }),
      remove: async () => void done.push("removed"),
    }) as unknown as FileSystemFileHandle;
  serve([HEADER, "1,a\r\n"], "ended");
  await begin();
  await screen.findByText("clicks.csv is complete. Rows: 1");
  expect([written.join(""), done]).toEqual([`${HEADER.slice(1)}1,a\r\n`, ["closed"]]);

  serve([HEADER], "broken");
  await userEvent.click(screen.getByRole("button", { name: "Save as CSV: clicks" }));
  await waitFor(() => expect(done).toEqual(["closed", "aborted", "removed"]));

  // What stood in that place before is not ours to remove.
  size = 10;
  await userEvent.click(await screen.findByRole("button", { name: "Save as CSV: clicks" }));
  await waitFor(() => expect(done).toEqual(["closed", "aborted", "removed", "aborted"]));
  expect(saved).toBeUndefined();
});

it("does nothing when no place was chosen", async () => {
  window.showSaveFilePicker = async () => {
    throw new DOMException("", "AbortError");
  };
  serve([HEADER], "ended");
  await begin();
  expect(screen.getByRole("button", { name: "Save as CSV: clicks" })).toBeDefined();
  expect(saved).toBeUndefined();
});

it("says that there may be more when the file has as many rows as one can", async () => {
  mostRows = 2;
  serve([HEADER, "1,a\r\n2,b\r\n"], "ended");
  await begin();
  expect(await screen.findByText(/clicks\.csv has the newest 2 rows/)).toBeDefined();
});
