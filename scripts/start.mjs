/** `npm start`: a real browser with Signoff and three signed-in test sites. `-- --browser firefox`, `-- --headless`, `-- --built`. */
import { handOver } from './lib/hand-over.mjs';
import { prepare, ROOT } from './lib/prepare.mjs';
import { exitWith, Stop } from './lib/say.mjs';

/** @param {string[]} args @returns {'chromium' | 'firefox'} */
function wantedBrowser(args) {
  const at = args.findIndex((arg) => arg === '--browser' || arg.startsWith('--browser='));
  if (at < 0) return 'chromium';
  const name = args[at]?.includes('=') ? args[at].split('=')[1] : args[at + 1];
  if (name === 'chromium' || name === 'firefox') return name;
  throw new Stop(`--browser must be chromium or firefox, not ${name}.`);
}

await exitWith(async () => {
  const args = process.argv.slice(2);
  const browser = wantedBrowser(args);
  const { node, env } = prepare([browser]);
  const flags = args.filter((arg) => arg === '--headless' || arg === '--built');
  return handOver({ root: ROOT, node, env, script: 'scripts/tour.ts', args: [browser, ...flags] });
});
