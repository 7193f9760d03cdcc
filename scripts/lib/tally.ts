/** Counting what the test runners report. Whatever did not run, or could not be read, is a failure. */

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** A step that is no test run counts as one test. */
export function stepTally(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** From vitest's json reporter. */
export function vitestTally(report: unknown, exitCode: number): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = record(report);
  return strict(
    {
      passed: count(numPassedTests),
      failed: count(numFailedTests),
      skipped: count(numPendingTests) + count(numTodoTests),
    },
    exitCode,
  );
}

/** From Playwright's json reporter. A test that passed at a second try has failed. */
export function playwrightTally(report: unknown, exitCode: number): Tally {
  const { expected, unexpected, flaky, skipped } = record(record(report).stats);
  return strict(
    { passed: count(expected), failed: count(unexpected) + count(flaky), skipped: count(skipped) },
    exitCode,
  );
}

export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** No test at all, or a bad exit that no test explains, is one failure more. */
function strict(tally: Tally, exitCode: number): Tally {
  const unexplained = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0);
  return unexplained ? { ...tally, failed: 1 } : tally;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
