import { saveBlob } from "./save-blob.ts";

const TYPE = "text/csv;charset=utf-8";
const JOINED_AT_BYTES = 8_000_000;

declare global {
  interface Window {
    /** In Chromium only. */
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  }
  interface FileSystemFileHandle {
    /** In Chromium only. */
    remove?: () => Promise<void>;
  }
}

/** Where a file goes part by part. Nothing of it is there before `close`. */
export interface CsvTarget {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
}

/** Large files go straight to the disk where the browser can, to a place that is asked for; undefined: nobody chose one. */
export async function openCsvTarget(file: string, isLarge: boolean): Promise<CsvTarget | undefined> {
  if (!isLarge || window.showSaveFilePicker === undefined) return openBlob(file);
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: file });
    return await openPlace(handle);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    // Where a policy forbids the choice, a download is still allowed.
    return openBlob(file);
  }
}

async function openPlace(handle: FileSystemFileHandle): Promise<CsvTarget> {
  const file = await handle.createWritable();
  return {
    write: (bytes) => file.write(bytes),
    close: () => file.close(),
    async abort() {
      await file.abort();
      // The choice alone made an empty file; one that was there before stays as it was.
      if ((await handle.getFile()).size === 0) await handle.remove?.();
    },
  };
}

/** Browsers keep a large blob on the disk; parts that wait to be joined to it stay few. */
function openBlob(file: string): CsvTarget {
  let blob = new Blob([], { type: TYPE });
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let waiting = 0;
  const join = () => {
    blob = new Blob([blob, ...parts], { type: TYPE });
    parts = [];
    waiting = 0;
  };
  return {
    async write(bytes) {
      parts.push(bytes);
      waiting += bytes.length;
      if (waiting > JOINED_AT_BYTES) join();
    },
    async close() {
      join();
      saveBlob(blob, file);
    },
    async abort() {
      parts = [];
      blob = new Blob([]);
    },
  };
}
