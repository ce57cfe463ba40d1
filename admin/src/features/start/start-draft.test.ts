import { expect, it } from "vitest";
import { findPeopleProblems, newPerson, type StartDraft } from "./start-draft.ts";

const read = (typed: string) => {
  const digits = typed.replaceAll(/\D/g, "").replace(/^0/, "62");
  return digits.length >= 10 ? digits : undefined;
};

function problemsOf(...people: [name: string, phone: string][]) {
  const draft: StartDraft = {
    people: people.map(([name, phone]) => ({ ...newPerson(), name, phone })),
    ...{ backup: true, ending: "promo", host: "", message: "" },
  };
  const problems = findPeopleProblems(draft, read);
  return draft.people.map(({ key }) => problems.get(key));
}

it("is content with one person, and with empty lines beside", () => {
  expect(problemsOf(["Ayu", "0812 3456 7801"], ["", " "])).toEqual([undefined, undefined]);
});

it("asks for somebody at least", () => {
  expect(problemsOf(["", ""], ["", ""])).toEqual(["nameMissing", undefined]);
});

it("says what is wrong with each line", () => {
  expect(
    problemsOf(
      ["Ayu", "0812 3456 7801"],
      ["", "0812 3456 7802"],
      ["Citra", ""],
      ["Dewi", "123"],
      ["Eka", "+62 812-3456-7801"],
      ["F".repeat(81), "0812 3456 7806"],
    ),
  ).toEqual([undefined, "nameMissing", "phoneMissing", "phoneWrong", "phoneTwice", "nameLong"]);
});
