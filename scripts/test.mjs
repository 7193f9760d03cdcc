/** `npm test`: everything, in real browsers too; the last line counts. */
import { handOver } from './lib/hand-over.mjs';
import { prepare, ROOT } from './lib/prepare.mjs';
import { exitWith } from './lib/say.mjs';

await exitWith(async () => {
  const { node, env } = prepare(['chromium', 'firefox']);
  return handOver({ root: ROOT, node, env, script: 'scripts/test-all.ts', args: process.argv.slice(2) });
});
