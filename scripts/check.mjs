// Types, the admin's build and every test: `npm test`. Ends with one plain line, "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { countTests } from "./count-tests.mjs";
import { ROOT, run } from "./run.mjs";

const REPORT = join(ROOT, ".build", "vitest.json");

mkdirSync(join(ROOT, ".build"), { recursive: true });
rmSync(REPORT, { force: true });

const failures = [];
if ((await run("tsc", ["-b"])) !== 0) failures.push("types");
if ((await run("vite", ["build", "--logLevel", "warn"], { cwd: join(ROOT, "admin") })) !== 0)
  failures.push("admin build");
const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${REPORT}`];
const testsCode = await run("vitest", ["run", ...reporters, ...process.argv.slice(2)]);

const { passed, failed } = countTests(readReport());
if (testsCode !== 0 && failed === 0) failures.push("test run");
for (const failure of failures) console.error(`FAILED: ${failure}`);
const allFailed = failed + failures.length;
console.log(`${passed} passed, ${allFailed} failed`);
process.exitCode = allFailed === 0 ? 0 : 1;

function readReport() {
  try {
    return readFileSync(REPORT, "utf8");
  } catch {
    return undefined;
  }
}
