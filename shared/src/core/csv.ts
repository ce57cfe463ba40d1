/** What a spreadsheet would take for a formula, or for what stands before one. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
// Others were quoted by us for the same reason.
const DEFUSED = /^'(?=[\t\r\n]|\s*[=+\-@＝＋－＠])/;

// Spreadsheets keep fifteen figures of a number, drop the zeros before it, and read 12E34567 and 11-12 in their own way.
const LIKE_A_NUMBER = /^\d[\d .,:/Ee-]*$/;
const SHORT_NUMBER = /^(?:0|[1-9]\d{0,10})$/;
const KEPT = /^="(.*)"$/;

/** For a spreadsheet, which parts columns and writes decimals as its region does: "comma" 1.5 or "semicolon" 1,5.
 * Codes and ids of figures reach it as the text that they are. */
export const SHEETS = ["comma", "semicolon"] as const;
export type Sheet = (typeof SHEETS)[number];

/** One line with its end. Text that begins like a formula gets an apostrophe, so that a spreadsheet shows it and does nothing. */
export function writeCsvLine(values: readonly (string | number | null)[], sheet?: Sheet): string {
  const separator = sheet === "semicolon" ? ";" : ",";
  return `${values.map((value) => writeCell(value, sheet)).join(separator)}\r\n`;
}

/** The same for the clipboard, whose cells spreadsheets know by tabs. */
export function writeTsvLine(values: readonly (string | number | null)[], sheet: Sheet): string {
  const cells = values.map((value) =>
    typeof value === "string" ? toText(value, sheet).replaceAll(/\s+/g, " ") : writeNumber(value, sheet),
  );
  return `${cells.join("\t")}\n`;
}

function toText(text: string, sheet: Sheet | undefined): string {
  const isKept = sheet !== undefined && LIKE_A_NUMBER.test(text) && !SHORT_NUMBER.test(text);
  return isKept ? `="${text}"` : defuse(text);
}

function writeNumber(value: number | null, sheet: Sheet | undefined): string {
  if (value === null) return "";
  return sheet === "semicolon" ? String(value).replace(".", ",") : String(value);
}

function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function writeCell(value: string | number | null, sheet: Sheet | undefined): string {
  if (typeof value !== "string") return writeNumber(value, sheet);
  const text = toText(value, sheet);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface CsvRow {
  /** Where it begins, the first line being 1. */
  line: number;
  cells: string[];
}

/** The rows that are not empty, as spreadsheets write them: with commas, semicolons or tabs, whichever the first line has most of. */
export function readCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, "");
  const separator = findSeparator(source.split(/[\r\n]/, 1)[0] ?? "");
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  let at = 0;
  while (at < source.length) {
    const { cell, end } =
      source[at] === '"' ? readQuoted(source, at, separator) : readPlain(source, at, separator);
    row.cells.push(cell.replace(DEFUSED, "").replace(KEPT, "$1"));
    line += source.slice(at, end).split("\n").length - 1;
    at = end;
    if (source[at] === separator) {
      at++;
      if (at === source.length) row.cells.push("");
      continue;
    }
    if (source[at] === "\r") at++;
    if (source[at] === "\n") at++;
    line++;
    rows.push(row);
    row = { line, cells: [] };
  }
  if (row.cells.length > 0) rows.push(row);
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

function readPlain(source: string, start: number, separator: string): { cell: string; end: number } {
  let end = start;
  while (end < source.length && source[end] !== separator && !isLineEnd(source[end])) end++;
  return { cell: source.slice(start, end), end };
}

/** What stands between a closing quote and the next separator is no part of any cell. */
function readQuoted(source: string, start: number, separator: string): { cell: string; end: number } {
  let end = start + 1;
  for (;;) {
    end = source.indexOf('"', end);
    if (end === -1) return { cell: source.slice(start + 1).replaceAll('""', '"'), end: source.length };
    if (source[end + 1] !== '"') break;
    end += 2;
  }
  const cell = source.slice(start + 1, end).replaceAll('""', '"');
  return { cell, end: readPlain(source, end + 1, separator).end };
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

function findSeparator(firstLine: string): string {
  const count = (separator: string) => firstLine.split(separator).length;
  return [",", ";", "\t"].reduce((most, next) => (count(next) > count(most) ? next : most));
}
