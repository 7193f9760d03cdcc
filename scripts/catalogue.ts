/** `npm run catalogue`: checks the catalogue's file, puts it in order, says how much it holds, and runs its tests. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT, run } from './lib/run.ts';

const FILE = 'utils/catalogue/sites.json';
const path = join(ROOT, FILE);

// Through Vite: the extension's own modules name each other without endings, which Node alone does not follow.
const { module: review } = await runnerImport<typeof import('./lib/review-catalogue')>(
  join(ROOT, 'scripts/lib/review-catalogue.ts'),
  { configFile: false, logLevel: 'error' },
);
const { module: reader } = await runnerImport<typeof import('../utils/core/site-entry')>(
  join(ROOT, 'utils/core/site-entry.ts'),
  { configFile: false, logLevel: 'error' },
);

process.exitCode = await check();

async function check(): Promise<number> {
  try {
    const raw: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const entries = reader.readEntries(raw);
    const ordered = review.sorted(raw as Parameters<typeof review.sorted>[0]);
    const faults = review.faultsOf(ordered);
    for (const fault of faults) console.error(`✗ ${fault}`);
    if (faults.length > 0) return 1;
    writeFileSync(path, `${JSON.stringify(ordered, null, 2)}\n`);
    if ((await run('biome', ['format', '--write', '--log-level=error', FILE])) !== 0) return 1;
    for (const [what, number] of Object.entries(review.countsOf(entries))) {
      console.log(`${String(number).padStart(5)}  ${what}`);
    }
    const { inStorageOnly, noSign } = review.withoutCookies(entries);
    console.log(`In storage only: ${inStorageOnly.join(', ')}`);
    console.log(`Without a sign: ${noSign.join(', ')}`);
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  return run('vitest', ['run', 'tests/unit/catalogue', 'tests/unit/core/catalogue.test.ts']);
}
