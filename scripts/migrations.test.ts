import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./run.mjs";

const FOLDER = join(ROOT, "migrations");
const files = readdirSync(FOLDER);

it.each(files)("%s is split into statements alike by whoever does it", (file) => {
  const sql = readFileSync(join(FOLDER, file), "utf8");
  expect(sql).not.toContain("\r");
  for (const line of sql.split("\n").filter((text) => text.startsWith("CREATE TRIGGER"))) {
    expect(line).toMatch(/ BEGIN (SELECT|UPDATE) [^;]*; END;$/);
    expect(line).not.toMatch(/\b(begin|CASE|case)\b/);
  }
});

it("numbers the migrations without a gap", () => {
  const numbers = files.toSorted().map((file) => Number(file.slice(0, 4)));
  expect(numbers).toEqual(files.map((_file, index) => index + 1));
});
