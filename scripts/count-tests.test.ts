import { expect, it } from "vitest";
import { countTests } from "./count-tests.mjs";

function report(...files: { status: string; tests: string[] }[]): string {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((state) => ({ status: state })),
  }));
  const numPassedTests = files.flatMap(({ tests }) => tests).filter((state) => state === "passed").length;
  return JSON.stringify({ numPassedTests, testResults });
}

it("counts the tests of all files", () => {
  const text = report(
    { status: "passed", tests: ["passed", "passed"] },
    { status: "failed", tests: ["failed", "passed"] },
  );
  expect(countTests(text)).toEqual({ passed: 3, failed: 1 });
});

it("counts a file that could not be loaded as a failed test", () => {
  const text = report({ status: "passed", tests: ["passed"] }, { status: "failed", tests: [] });
  expect(countTests(text)).toEqual({ passed: 1, failed: 1 });
});

it.each([
  ["no report", undefined],
  ["an empty run", report()],
])("takes %s for a failure", (_, text) => {
  expect(countTests(text)).toEqual({ passed: 0, failed: 1 });
});
