/** npm's packages, and the Node 24 that comes with them. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, say } from './say.mjs';

/** Installs the packages where they are missing or older than the lock file. @param {string} root */
export function installPackages(root) {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) {
    say('Packages: up to date');
    return;
  }
  say(`Packages: ${existsSync(installed) ? 'older than package-lock.json' : 'missing'}, running npm install`);
  // Not npm ci: it refuses a lock file that was written where the registry lacks other platforms' packages.
  if (npm(root, ['install', '--no-save'])) return;
  throw new Stop(
    'The npm packages could not be installed (see above). Check the network or the npm registry, and try again.',
  );
}

/** Runs npm, even where only the npm that started us is known; whether it succeeded. */
/** @param {string} root @param {string[]} args */
function npm(root, args) {
  const cli = process.env.npm_execpath ?? '';
  const known = /npm-cli\.js$/.test(cli) && existsSync(cli);
  // Warnings about the machine's own Node are of no use: what follows runs on the packages' one.
  const rest = [...args, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(known ? process.execPath : 'npm', known ? [cli, ...rest] : rest, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && !known,
  });
  return result.status === 0;
}

/** A Node that runs TypeScript: the packages' own, else this one if it can. @param {string} root */
export function modernNode(root) {
  const bin = join(root, 'node_modules', 'node', 'bin');
  const own = [join(bin, 'node'), join(bin, 'node.exe')].find((path) => existsSync(path));
  if (own) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Stop('The package "node" is not installed: delete node_modules and try again.');
}
