import { expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

it.each([
  ["Ayu, 0812 3456 7801", "Ayu", "0812 3456 7801"],
  ["Ayu, S.Pd\t+62 812-3456-7801", "Ayu, S.Pd", "+62 812-3456-7801"],
  ["Ayu 081234567801", "Ayu", "081234567801"],
  ["+62 812 3456 7801, Ayu", "Ayu", "+62 812 3456 7801"],
])("reads %s", (line, name, phone) => {
  expect(readLines(line, [])).toEqual({ people: [{ name, phone, line }], problems: [] });
});

it("says by its line what is missing, known or there twice", () => {
  const known = [{ name: "Citra", phone: "6281234567803" }];
  const text = "Ayu\n, 081234567801\nDewi, 0812 3456 7803\nEka, 081234567805\nFajar, +62 812 3456 7805";
  expect(readLines(text, known).problems).toEqual([
    { line: 1, kind: "lineNoPhone" },
    { line: 2, kind: "lineNoName" },
    { line: 3, kind: "lineKnown", name: "Citra" },
    { line: 5, kind: "lineTwice" },
  ]);
});
