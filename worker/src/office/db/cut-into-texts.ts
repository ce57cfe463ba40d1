// A value bound to a statement of D1 may have 2 MB, and a character of JavaScript takes three bytes at most.
const MAX_LENGTH = 600_000;

/** Rows as JSON arrays that are short enough to be bound. */
export function cutIntoTexts(rows: readonly unknown[]): string[] {
  const pieces: string[][] = [];
  let length = MAX_LENGTH;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const piece = pieces.at(-1);
    length += text.length + 1;
    if (piece !== undefined && length < MAX_LENGTH) {
      piece.push(text);
      continue;
    }
    pieces.push([text]);
    length = text.length + 1;
  }
  return pieces.map((piece) => `[${piece.join(",")}]`);
}
