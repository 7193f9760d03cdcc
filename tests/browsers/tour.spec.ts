/** Ctrl-C in the middle of `npm start`: no process and no directory may be left. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { survivors } from '../../scripts/lib/survivors.mjs';
import { expect, test } from './fixtures.ts';
import { until } from './index.ts';

let temporary: string;
let start: ChildProcess | undefined;

// A temporary directory of this test's own: whatever the run starts has it in its command line.
test.beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'signoff-tour-test-'));
});

test.afterEach(() => {
  start?.kill('SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
});

test('Ctrl-C ends the tour with everything that it started', async ({ playwright: _ }, testInfo) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGINT to send');
  start = spawn(
    process.execPath,
    ['scripts/start.mjs', '--headless', '--built', '--browser', testInfo.project.name],
    {
      env: { ...process.env, TMPDIR: temporary },
      stdio: 'ignore',
    },
  );
  const ended = once(start, 'exit');
  await until('the tour to have a browser', () => survivors(temporary).length > 0, 60_000);
  start.kill('SIGINT');
  const [code] = await ended;
  expect(code).toBe(130);
  expect(survivors(temporary)).toEqual([]);
  expect(
    existsSync(temporary) ? readdirSync(temporary).filter((name) => /^signoff-run/.test(name)) : [],
  ).toEqual([]);
});
