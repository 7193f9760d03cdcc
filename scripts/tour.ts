/** Builds Signoff and opens it in a real browser among signed-in test sites. Arguments: browser, `--headless`, `--built` (take the build that is there). */
import { type BrowserKind, type Driver, launch } from '../tests/browsers/index.ts';
import { type Sites, startSites } from '../tests/sites/index.ts';
import { run } from './lib/run.ts';
import { headlessTour } from './tour-headless.ts';
import { signInEverywhere } from './tour-sites.ts';

const [kind, ...flags] = process.argv.slice(2) as [BrowserKind, ...string[]];

function hasDisplay(): boolean {
  if (process.env.CI === 'true') return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Until Ctrl-C, or until the person has closed the browser. */
async function handToThePerson(driver: Driver, signedIn: string[]): Promise<void> {
  await driver.popup();
  console.log(`
Signoff runs in ${driver.executable}. Signed in are:
${signedIn.map((line) => `  • ${line}`).join('\n')}

Try this:
  1. Look at the tab with Signoff's popup, or click Signoff in the toolbar (perhaps behind the puzzle piece).
  2. 'Log out & forget' Instagram, and read the receipt.
  3. Go back to the Instagram tab and reload it: it asks for the password.
  4. Sign in again with the name and password above.

The sites run on this computer only. Ctrl-C ends everything.`);
  await driver.ended();
}

let driver: Driver | undefined;
let sites: Sites | undefined;

async function end(): Promise<void> {
  await driver?.close().catch(() => {});
  await sites?.close().catch(() => {});
}

async function build(): Promise<void> {
  console.log(`\nBuilding Signoff for ${kind}`);
  if ((await run('wxt', kind === 'firefox' ? ['build', '-b', 'firefox'] : ['build'])) !== 0)
    throw new Error('Signoff could not be built (see above).');
}

async function tour(): Promise<void> {
  const headless = flags.includes('--headless') || !hasDisplay();
  if (!flags.includes('--built')) await build();
  sites = await startSites();
  driver = await launch(kind, { sites, headless });
  const signedIn = await signInEverywhere(driver, sites);
  if (headless) {
    console.log(`\nSigned in:\n${signedIn.map((line) => `  ${line}`).join('\n')}`);
    await headlessTour(driver);
  } else {
    await handToThePerson(driver, signedIn);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end().finally(() => process.exit(130)));

try {
  await tour();
} catch (error) {
  console.error(`\nThe tour failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await end();
}
