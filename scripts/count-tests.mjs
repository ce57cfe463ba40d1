/**
 * What a run of all tests came to. A file that could not even be loaded counts as one failed test, and so does a run
 * that left no report or ran nothing.
 *
 * @param {string | undefined} report Vitest's JSON report
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(report) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, testResults } = JSON.parse(report);
  let failed = 0;
  for (const file of testResults) {
    const failedHere = file.assertionResults.filter(
      (/** @type {{ status: string }} */ test) => test.status === "failed",
    ).length;
    failed += failedHere === 0 && file.status === "failed" ? 1 : failedHere;
  }
  return { passed: numPassedTests, failed: numPassedTests === 0 && failed === 0 ? 1 : failed };
}
