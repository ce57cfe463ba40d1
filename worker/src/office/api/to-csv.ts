import { writeCsvLine } from "@rotator/shared/core/csv";

// Spreadsheets take a file without it for another encoding.
const BYTE_ORDER_MARK = "\uFEFF";

export const CSV_HEADERS = {
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": "attachment",
  "x-content-type-options": "nosniff",
};

export type CsvRow = Readonly<Record<string, string | number | null>>;

/** A table of rows with the same columns. */
export function toCsv(columns: readonly string[], rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => writeCsvLine(columns.map((column) => row[column] ?? null)));
  return BYTE_ORDER_MARK + writeCsvLine(columns) + lines.join("");
}
