import type { Agent } from "@rotator/shared/contract/agents";
import { isSamePhone } from "../../phone-text.ts";
import { readLines } from "../../read-lines.ts";
import type { ReadDigits } from "../../ui/use-read-digits.ts";
import { type EditorMember, type EditorValues, NEW_WEIGHT } from "./editor-values.ts";

interface Person {
  name: string;
  phone: string;
}

/** A row for somebody who is known, or who is made when the rotator is saved. */
export function newMember(person: Person & { id?: string }): EditorMember {
  const { id, name, phone } = person;
  return { key: id ?? `new-${crypto.randomUUID()}`, agentId: id ?? null, name, phone, weight: NEW_WEIGHT };
}

/** Whose number this is among `people`. */
export function findByPhone<T extends Person>(
  typed: string,
  people: readonly T[],
  readDigits: ReadDigits,
): T | undefined {
  if (typed.trim() === "") return undefined;
  const digits = readDigits(typed);
  return people.find(({ phone }) =>
    digits === undefined
      ? isSamePhone(typed, phone)
      : (readDigits(phone) ?? phone) === digits || phone === digits,
  );
}

export type LineNote =
  | { line: number; kind: "lineNoPhone" | "lineNoName" | "lineTwice" | "lineUnknown" }
  | { line: number; kind: "lineHere" | "lineKnown"; name: string };

export interface FoundLines {
  members: EditorMember[];
  notes: LineNote[];
  /** The lines that nobody can be made of, to be mended. */
  rest: string;
}

/** Pasted lines as rows: a known number is that CS under its own name, and nobody comes twice. */
export function readMembers(
  lines: string,
  present: EditorValues["members"],
  agents: readonly Agent[],
  readDigits: ReadDigits | undefined,
): FoundLines {
  const read = readDigits ?? (() => undefined);
  const { people, problems } = readLines(lines, []);
  const all = lines.split(/\r?\n/);
  const members: EditorMember[] = [];
  const notes: LineNote[] = problems.flatMap((problem): LineNote[] =>
    problem.kind === "lineKnown" ? [] : [problem],
  );
  const unread = notes.flatMap(({ kind, line }) => (kind === "lineTwice" ? [] : [all[line - 1] ?? ""]));
  for (const { name, phone, line: text } of people) {
    const line = all.indexOf(text) + 1;
    const here = findByPhone(phone, present, read);
    const known = findByPhone(phone, agents, read);
    if (here) notes.push({ line, kind: "lineHere", name: here.name });
    else if (findByPhone(phone, members, read)) notes.push({ line, kind: "lineTwice" });
    else if (known) {
      members.push(newMember(known));
      notes.push({ line, kind: "lineKnown", name: known.name });
    } else if (readDigits && readDigits(phone) === undefined) {
      notes.push({ line, kind: "lineUnknown" });
      unread.push(text);
    } else members.push(newMember({ name, phone }));
  }
  return { members, notes: notes.toSorted((a, b) => a.line - b.line), rest: unread.join("\n") };
}
