import { type Sheet, writeCsvLine } from "@rotator/shared/core/csv";

const LONGEST_MS = 600_000;
// Without it spreadsheets read names as Latin-1.
const BYTE_ORDER_MARK = "\uFEFF";

export type CsvValues = readonly (string | number | null)[];

/** A file that is made while it is read: slice by slice, and no further than whoever reads it goes.
 * One that takes too long breaks off as an error, so that nobody takes a part for the whole. */
export function streamCsv(
  filename: string,
  header: readonly string[],
  slices: AsyncGenerator<CsvValues[], void>,
  sheet?: Sheet,
): Response {
  const encoder = new TextEncoder();
  const deadline = Date.now() + LONGEST_MS;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + writeCsvLine(header, sheet)));
    },
    async pull(controller) {
      if (Date.now() > deadline) throw new Error("The export took too long.");
      const { value, done } = await slices.next();
      if (done === true) return controller.close();
      controller.enqueue(encoder.encode(value.map((row) => writeCsvLine(row, sheet)).join("")));
    },
    async cancel() {
      await slices.return();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${filename}"`,
      "x-content-type-options": "nosniff",
    },
  });
}
