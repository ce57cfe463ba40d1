const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, file: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  // Safari reads it a while after the click.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
