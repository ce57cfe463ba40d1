import { readCsv } from "@rotator/shared/core/csv";

const NAME = /^(full.?)?(name|nama)( lengkap| cs)?$/;
const PHONE =
  /^(phone|mobile|telepon|telp|hp|no\.? ?hp|wa|whatsapp|nomor|nomor wa|no\.? ?wa|number)( number)?$/;

/** The people of a file as lines of name and number, which one can look at and mend; empty where it has none. */
export function readPeopleFile(csv: string): string {
  const rows = readCsv(csv).map(({ cells }) => cells.map((cell) => cell.trim().replaceAll(/\s+/g, " ")));
  const [header = [], ...rest] = rows;
  const name = header.findIndex((cell) => NAME.test(cell.toLowerCase()));
  const phone = header.findIndex((cell) => PHONE.test(cell.toLowerCase()));
  const people =
    name >= 0 && phone >= 0
      ? rest.map((cells) => ({ name: cells[name] ?? "", phone: cells[phone] ?? "" }))
      : rows.map(guessPerson).filter((person) => person.phone !== "");
  return people
    .filter((person) => person.name !== "" || person.phone !== "")
    .map((person) => `${person.name}, ${person.phone}`)
    .join("\n");
}

/** Without a header that says so, the number is what looks like one, and the name what comes first besides. */
function guessPerson(cells: readonly string[]): { name: string; phone: string } {
  const place = cells.findIndex(isPhone);
  const name = cells.find((cell, index) => index !== place && /\p{L}/u.test(cell)) ?? "";
  return { name, phone: cells[place] ?? "" };
}

function isPhone(cell: string): boolean {
  return /^'?\+?[\d\s().-]+$/.test(cell) && cell.replaceAll(/\D/g, "").length >= 7;
}
