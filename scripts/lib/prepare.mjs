/** From a fresh machine with nothing but Node 20 to one that can build and test. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from './browsers.mjs';
import { installPackages, modernNode } from './packages.mjs';
import { Stop, say } from './say.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Packages, then browsers; what to go on with.
 * @param {('chromium' | 'firefox')[]} kinds
 * @returns {{node: string, env: Record<string, string>}}
 */
export function prepare(kinds) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Stop(`Node ${process.versions.node} is too old: Node 20 or newer is needed.`);
  installPackages(ROOT);
  const env = findBrowsers(ROOT, kinds);
  const node = modernNode(ROOT);
  say(`Node for the rest: ${node}`);
  return { node, env };
}
