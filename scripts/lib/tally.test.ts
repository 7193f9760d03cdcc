import { describe, expect, it } from 'vitest';
import { playwrightTally, stepTally, sum, vitestTally } from './tally.ts';

describe('counting test runs', () => {
  it('takes the reporters at their word', () => {
    const vitest = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
    expect(vitestTally(vitest, 1)).toEqual({ passed: 4, failed: 1, skipped: 2 });
    const playwright = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(playwrightTally(playwright, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  it('counts a run without tests as a failure', () => {
    expect(vitestTally({ numPassedTests: 0, numFailedTests: 0 }, 0).failed).toBe(1);
    expect(playwrightTally({ stats: { expected: 0, skipped: 5 } }, 0).failed).toBe(1);
  });

  it('counts a missing report as a failure', () => {
    expect(vitestTally(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(playwrightTally(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a bad exit that no failed test explains', () => {
    expect(playwrightTally({ stats: { expected: 9, unexpected: 0 } }, 1)).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
    });
  });

  it('adds up steps and tests', () => {
    expect(sum([stepTally(0), stepTally(2), { passed: 5, failed: 0, skipped: 1 }])).toEqual({
      passed: 6,
      failed: 1,
      skipped: 1,
    });
  });
});
