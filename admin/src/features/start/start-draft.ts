export interface StartPerson {
  /** Stays with the row, whatever is typed in it. */
  key: string;
  name: string;
  phone: string;
}

export interface StartDraft {
  people: StartPerson[];
  /** Whether the first number is the deployment's backup number too. */
  backup: boolean;
  ending: string;
  /** Null: the one that is offered. */
  host: string | null;
  /** Null: the one that is offered. */
  message: string | null;
}

export type PersonProblem = "nameMissing" | "nameLong" | "phoneMissing" | "phoneWrong" | "phoneTwice";

/** As the API takes it. */
const MAX_NAME = 80;

export function newPerson(): StartPerson {
  return { key: crypto.randomUUID(), name: "", phone: "" };
}

/** Rows with anything in them; an empty one more is in nobody's way. */
export function filledPeople({ people }: StartDraft): StartPerson[] {
  return people.filter(({ name, phone }) => name.trim() !== "" || phone.trim() !== "");
}

/** What is wrong with each row, by its key; `readDigits` says of a number how it is dialled, if it can be. */
export function findPeopleProblems(
  draft: StartDraft,
  readDigits: (typed: string) => string | undefined,
): Map<string, PersonProblem> {
  const filled = filledPeople(draft);
  const problems = new Map<string, PersonProblem>();
  const seen = new Set<string>();
  for (const { key, name, phone } of filled.length === 0 ? draft.people.slice(0, 1) : filled) {
    const digits = readDigits(phone);
    const problem = findProblem(name, phone, digits, seen);
    if (problem) problems.set(key, problem);
    if (digits !== undefined) seen.add(digits);
  }
  return problems;
}

function findProblem(
  name: string,
  phone: string,
  digits: string | undefined,
  seen: ReadonlySet<string>,
): PersonProblem | undefined {
  if (name.trim() === "") return "nameMissing";
  if (name.trim().length > MAX_NAME) return "nameLong";
  if (phone.trim() === "") return "phoneMissing";
  if (digits === undefined) return "phoneWrong";
  return seen.has(digits) ? "phoneTwice" : undefined;
}
