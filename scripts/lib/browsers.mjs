/** Browsers: those that are there, else the package manager's, else Playwright's. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { brandedChrome, ENVIRONMENT, locateBrowser } from './find-browser.mjs';
import { modernNode } from './packages.mjs';
import { Stop, say } from './say.mjs';

const NAMES = { chromium: 'Chromium', firefox: 'Firefox' };
/** Debian's packages, then Ubuntu's and others': the first that gives a browser. */
const APT = { chromium: ['chromium'], firefox: ['firefox-esr', 'firefox'] };
const FIX = {
  chromium: 'Install Chromium or Chrome for Testing (npx playwright install chromium)',
  firefox: 'Install Firefox from https://www.mozilla.org/firefox/',
};

/**
 * Where the browsers are, as environment variables for everything that follows.
 * @param {string} root @param {('chromium' | 'firefox')[]} kinds @returns {Record<string, string>}
 */
export function findBrowsers(root, kinds) {
  /** @type {Record<string, string>} */
  const environment = {};
  for (const kind of kinds) environment[ENVIRONMENT[kind]] = findOrInstall(root, kind);
  return environment;
}

/** @param {string} root @param {'chromium' | 'firefox'} kind @returns {string} */
function findOrInstall(root, kind) {
  const here = locate(kind);
  if (here) {
    say(`${NAMES[kind]}: ${here.path} (${here.from})`);
    return here.path;
  }
  if (kind === 'chromium' && brandedChrome())
    say(`Google Chrome at ${brandedChrome()} is not used: since version 137 it ignores --load-extension`);
  for (const install of [() => installByApt(kind), () => installByPlaywright(root, kind)]) {
    install();
    const found = locate(kind);
    if (found) {
      say(`${NAMES[kind]}: ${found.path} (just installed)`);
      return found.path;
    }
  }
  throw new Stop(
    `No ${NAMES[kind]} on this machine, and it could not be installed. ${FIX[kind]}, or set ${ENVIRONMENT[kind]} to its path, and try again.`,
  );
}

/** @param {'chromium' | 'firefox'} kind */
function locate(kind) {
  try {
    return locateBrowser(kind);
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}

/** @param {'chromium' | 'firefox'} kind */
function installByApt(kind) {
  if (process.platform !== 'linux' || !works('apt-get', ['--version'])) return;
  const root = process.getuid?.() === 0;
  if (!root && !works('sudo', ['-n', 'true'])) {
    say(`${NAMES[kind]}: apt-get is there, but neither root nor sudo without a password`);
    return;
  }
  const run = (/** @type {string[]} */ args) => {
    const [command = '', ...rest] = root ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  };
  say(`${NAMES[kind]}: not found, installing it with apt-get`);
  run(['update', '-q']);
  for (const name of APT[kind])
    if (run(['install', '-y', '-q', '--no-install-recommends', name]) && locate(kind)) return;
}

/** @param {string} root @param {'chromium' | 'firefox'} kind */
function installByPlaywright(root, kind) {
  // Playwright's Firefox is patched and speaks no WebDriver BiDi.
  if (kind !== 'chromium') return;
  say("Chromium: not found, downloading Playwright's (npx playwright install chromium)");
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(modernNode(root), [cli, 'install', 'chromium', '--no-shell'], { cwd: root, stdio: 'inherit' });
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
