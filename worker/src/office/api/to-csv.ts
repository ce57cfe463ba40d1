// A spreadsheet would run what begins like this, whatever stands in quotes around it.
const BEGINS_A_FORMULA = /^[\s\0]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n;]/;
// Excel takes a file without it for another encoding.
const BYTE_ORDER_MARK = "\uFEFF";

export const CSV_HEADERS = {
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": "attachment",
};

type CsvValue = string | number | null;
export type CsvRow = Readonly<Record<string, CsvValue>>;

/** A table of rows with the same columns, that no spreadsheet runs anything of. */
export function toCsv(columns: readonly string[], rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => columns.map((column) => toCell(row[column] ?? null)).join(","));
  return BYTE_ORDER_MARK + [columns.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function toCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = BEGINS_A_FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
