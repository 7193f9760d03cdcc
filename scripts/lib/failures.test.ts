import { expect, it } from 'vitest';
import { playwrightFailures } from './failures.ts';

const failed = {
  ok: false,
  title: 'goes',
  file: 'e2e/a.spec.ts',
  line: 7,
  tests: [{ results: [{ errors: [{ message: '\u001b[31mError: it stays\u001b[39m\nat a' }] }] }],
};

it('names each failed test, however deep, with what it said', () => {
  const report = { suites: [{ specs: [{ ...failed, ok: true }], suites: [{ specs: [failed] }] }] };
  expect(playwrightFailures(report)).toEqual(['e2e/a.spec.ts:7 goes: Error: it stays\n    at a']);
});

it('names nothing where the report cannot be read', () => {
  expect(playwrightFailures(undefined)).toEqual([]);
  expect(playwrightFailures({ suites: 3 })).toEqual([]);
});
