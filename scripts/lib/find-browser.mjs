/** Finding the browsers of this machine. Plain JavaScript for Node 20: it runs before anything is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const WINDOWS = process.platform === 'win32';

/** The environment's word comes first. */
export const ENVIRONMENT = { chromium: 'SIGNOFF_CHROMIUM', firefox: 'SIGNOFF_FIREFOX' };

/** Commands on the PATH. Branded Google Chrome is not among them: since 137 it ignores --load-extension. */
const COMMANDS = {
  chromium: ['chromium', 'chromium-browser', 'chrome-for-testing'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'],
};

const BRANDED_CHROME = [
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {'chromium' | 'firefox'} kind @returns {{path: string, from: string} | undefined} */
export function locateBrowser(kind) {
  const variable = ENVIRONMENT[kind];
  const explicit = process.env[variable];
  if (explicit) {
    if (!existsSync(explicit)) throw new Error(`${variable} names ${explicit}, which does not exist.`);
    return { path: explicit, from: variable };
  }
  for (const path of candidates(kind)) if (existsSync(path)) return { path, from: 'installed' };
  return undefined;
}

/** Branded Chrome, to say that it was seen and why it is not used. */
export function brandedChrome() {
  return BRANDED_CHROME.find((path) => existsSync(path));
}

/** @param {'chromium' | 'firefox'} kind @returns {string[]} */
function candidates(kind) {
  const onPath = COMMANDS[kind].flatMap((command) => commandPaths(command));
  const known = kind === 'chromium' ? knownChromium() : knownFirefox();
  return [...onPath.filter((path) => !isSnapStub(path)), ...known];
}

/** @param {string} command */
function commandPaths(command) {
  const name = WINDOWS ? `${command}.exe` : command;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((dir) => join(dir, name));
}

function knownFirefox() {
  if (process.platform === 'darwin') {
    const apps = ['Firefox', 'Firefox Developer Edition', 'Firefox Nightly'];
    return apps.flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map(
        (dir) => `${dir}/${app}.app/Contents/MacOS/firefox`,
      ),
    );
  }
  if (WINDOWS) return programFiles().map((dir) => join(dir, 'Mozilla Firefox', 'firefox.exe'));
  return ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'];
}

function knownChromium() {
  const downloaded = playwrightChromium();
  if (process.platform === 'darwin') {
    const apps = ['Chromium.app/Contents/MacOS/Chromium'];
    apps.push('Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing');
    return [...apps.map((app) => `/Applications/${app}`), ...downloaded];
  }
  if (WINDOWS)
    return [
      ...programFiles().map((dir) => join(dir, 'Chromium', 'Application', 'chrome.exe')),
      ...downloaded,
    ];
  return [...downloaded, '/usr/lib/chromium/chromium'];
}

function programFiles() {
  const { PROGRAMFILES, LOCALAPPDATA } = process.env;
  return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter((dir) => dir !== undefined);
}

/** Chrome for Testing as `playwright install chromium` leaves it, newest first. */
function playwrightChromium() {
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? playwrightCache();
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    ...['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((dir) => [
      `${dir}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      `${dir}/Chromium.app/Contents/MacOS/Chromium`,
    ]),
  ];
  try {
    return readdirSync(root)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => inside.map((path) => join(root, name, path)));
  } catch {
    return [];
  }
}

function playwrightCache() {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (WINDOWS) return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
}

/** Ubuntu's `chromium-browser` and `firefox` may be stubs for a snap, which cannot use our profile directories. */
/** @param {string} path */
function isSnapStub(path) {
  if (process.platform !== 'linux' || !existsSync(path)) return false;
  if (path.startsWith('/snap/')) return true;
  try {
    return (
      /snap/.test(execFileSync('head', ['-c', '2000', path], { encoding: 'latin1' }).slice(0, 2000)) &&
      isScript(path)
    );
  } catch {
    return false;
  }
}

/** @param {string} path */
function isScript(path) {
  return execFileSync('head', ['-c', '2', path], { encoding: 'latin1' }) === '#!';
}
