import { readCsv } from "@rotator/shared/core/csv";
import { LEAD_STATUSES, type LeadStatus } from "@rotator/shared/core/lead";
import * as z from "zod";
import { normalizePhone } from "../normalize-phone.ts";
import { ApiError } from "./api-error.ts";

const MAX_ROWS = 5_000;

/** One line of a file, with what of it can be read. */
export interface LeadFileRow {
  line: number;
  /** Empty where the file has none. */
  name: string;
  phone: string | null;
  email: string | null;
  status: LeadStatus | undefined;
  notes: string | undefined;
  errors: Record<string, string>;
}

const COLUMNS = {
  name: /^(full.?)?(name|nama)$/,
  phone: /^(phone|telepon|telp|hp|no\.? ?hp|wa|whatsapp|nomor wa|no\.? ?wa|whatsapp number|nomor)( number)?$/,
  email: /^e-?mail$/,
  status: /^status$/,
  notes: /^(notes?|catatan)$/,
} as const;
type Column = keyof typeof COLUMNS;

const emailSchema = z.email().max(254);

/** Reads names, phones, emails, statuses and notes; who comes twice in the file is wrong the second time. */
export function readLeadFile(csv: string, defaultCountry: string): LeadFileRow[] {
  const [header, ...rows] = readCsv(csv);
  const places = new Map(header?.cells.map((cell, place) => [findColumn(cell), place]));
  if (!places.has("name") && !places.has("phone") && !places.has("email")) refuse("no_columns");
  if (rows.length > MAX_ROWS) refuse("too_many");
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const cell = (column: Column) => cells[places.get(column) ?? -1]?.trim() ?? "";
    const row = readRow(line, cell, defaultCountry);
    for (const field of ["phone", "email"] as const) {
      const value = row[field];
      if (value === null) continue;
      if (seen.has(value)) row.errors[field] = "twice";
      seen.add(value);
    }
    return row;
  });
}

function readRow(line: number, cell: (column: Column) => string, defaultCountry: string): LeadFileRow {
  const errors: Record<string, string> = {};
  const phone = readPhone(cell("phone"), defaultCountry);
  const email = cell("email") === "" ? null : cell("email").toLowerCase();
  const name = cell("name");
  const status = LEAD_STATUSES.find((known) => known === cell("status").toLowerCase());
  const notes = cell("notes");
  if (name === "" && phone === null && email === null) errors["name"] = "empty";
  if (name.length > 120) errors["name"] = "too_long";
  if (phone === null && cell("phone") !== "") errors["phone"] = "malformed";
  if (email !== null && !emailSchema.safeParse(email).success) errors["email"] = "malformed";
  if (status === undefined && cell("status") !== "") errors["status"] = "unknown";
  if (notes.length > 5_000) errors["notes"] = "too_long";
  return { line, name, phone, email, status, notes: notes === "" ? undefined : notes, errors };
}

// As Excel saves a long number that it took for one, 6.28123E+12: most of it is lost.
const ROUNDED = /^\d+(?:[.,]\d+)?e\+?\d+$/i;

function readPhone(text: string, defaultCountry: string): string | null {
  if (ROUNDED.test(text)) return null;
  return normalizePhone(text, defaultCountry)?.slice(1) ?? null;
}

function findColumn(cell: string): Column | undefined {
  const text = cell.trim().toLowerCase().replaceAll("_", " ");
  for (const [column, pattern] of Object.entries(COLUMNS)) {
    if (pattern.test(text)) return isColumn(column) ? column : undefined;
  }
  return undefined;
}

function isColumn(name: string): name is Column {
  return Object.hasOwn(COLUMNS, name);
}

function refuse(problem: string): never {
  throw new ApiError(422, "invalid", "The file cannot be read.", { csv: problem });
}
