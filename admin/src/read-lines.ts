import { isSamePhone } from "./phone-text.ts";

interface Known {
  name: string;
  phone: string;
}

export type LineProblem =
  | { line: number; kind: "lineNoPhone" | "lineNoName" | "lineTwice" }
  | { line: number; kind: "lineKnown"; name: string };

export interface ReadLines {
  people: (Known & { line: string })[];
  problems: LineProblem[];
}

/** Lines of name and number, parted by a comma, a semicolon or a tab, the last of them; or by where the number begins. */
export function readLines(text: string, known: readonly Known[]): ReadLines {
  const people: ReadLines["people"] = [];
  const problems: LineProblem[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const person = readLine(line);
    const problem = findProblem(person, known, people);
    if (problem) problems.push({ line: index + 1, ...problem });
    else people.push({ ...person, line });
  }
  return { people, problems };
}

function readLine(line: string): Known {
  const [, name = "", phone = ""] = /^(.*)[,;\t]([^,;\t]*)$/.exec(line) ??
    /^(.*?)(\+?\d[\d\s().-]*)$/.exec(line) ?? ["", line];
  const person = { name: name.trim(), phone: phone.trim() };
  // The number first, as some lists have it.
  if (!/\d/.test(person.phone) && /^\+?\d[\d\s().-]{5,}$/.test(person.name))
    return { name: person.phone, phone: person.name };
  return person;
}

type Problem = { kind: "lineNoPhone" | "lineNoName" | "lineTwice" } | { kind: "lineKnown"; name: string };

function findProblem(
  { name, phone }: Known,
  known: readonly Known[],
  above: readonly Known[],
): Problem | undefined {
  if (!/\d/.test(phone)) return { kind: "lineNoPhone" };
  if (name === "") return { kind: "lineNoName" };
  const same = known.find((agent) => isSamePhone(phone, agent.phone));
  if (same) return { kind: "lineKnown", name: same.name };
  const digits = phone.replaceAll(/\D/g, "");
  const twice = above.some(
    (person) => isSamePhone(phone, person.phone.replaceAll(/\D/g, "")) || isSamePhone(person.phone, digits),
  );
  return twice ? { kind: "lineTwice" } : undefined;
}
