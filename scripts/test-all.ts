/** All checks and tests, one after another; a failed one does not hide the next. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { playwrightFailures } from './lib/failures.ts';
import { ROOT, run } from './lib/run.ts';
import { playwrightTally, stepTally, sum, type Tally, vitestTally } from './lib/tally.ts';

interface Step {
  title: string;
  go(): Promise<Tally>;
}

const steps: Step[] = [
  check('Format', ['biome', 'format', '.']),
  check('Lint', ['biome', 'lint', '.', '--error-on-warnings']),
  check('Types', ['wxt', 'prepare'], ['tsc', '--noEmit']),
  check('Dead code', ['knip']),
  { title: 'Unit tests', go: unitTests },
  check('Build for Chromium', ['wxt', 'build']),
  check('Build for Firefox', ['wxt', 'build', '-b', 'firefox']),
  { title: 'Tests in Chromium', go: () => browserTests('chromium') },
  { title: 'Tests in Firefox', go: () => browserTests('firefox') },
];

/** What failed in the browsers, in words: the output before the last lines may be thousands of lines long. */
const failures: string[] = [];

/** A step of one or more commands, of which each has to succeed. */
function check(title: string, ...commands: [string, ...string[]][]): Step {
  return {
    title,
    go: async () => {
      for (const [command, ...args] of commands) {
        const code = await run(command, args);
        if (code !== 0) return stepTally(code);
      }
      return stepTally(0);
    },
  };
}

async function unitTests(): Promise<Tally> {
  const file = freshReport('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', ...reporters]);
  return vitestTally(readReport(file), code);
}

async function browserTests(project: string): Promise<Tally> {
  const file = freshReport(`playwright-${project}.json`);
  const args = ['test', `--project=${project}`, '--reporter=list,json', `--output=artifacts/${project}`];
  const code = await run('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const report = readReport(file);
  failures.push(...playwrightFailures(report).map((failure) => `[${project}] ${failure}`));
  return playwrightTally(report, code);
}

/** The report's path, and no report of an earlier run there. */
function freshReport(name: string): string {
  const file = join(ROOT, 'artifacts', name);
  mkdirSync(join(ROOT, 'artifacts'), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

// Ctrl-C reaches every process of the group: go on to no further step then.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const results: { title: string; tally: Tally }[] = [];
for (const { title, go } of steps) {
  console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 60 - title.length))}`);
  results.push({ title, tally: await go() });
}
console.log('');
for (const { title, tally } of results)
  console.log(`${tally.failed ? '✗' : '✓'} ${title}: ${summary(tally)}`);
for (const failure of failures) console.log(`✗ ${failure}`);
const total = sum(results.map(({ tally }) => tally));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
