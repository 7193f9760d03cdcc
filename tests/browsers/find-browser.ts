/** The browser to drive; the same search as the set-up scripts use. */
import { ENVIRONMENT, locateBrowser } from '../../scripts/lib/find-browser.mjs';
import type { BrowserKind } from './driver.ts';

export function findBrowser(kind: BrowserKind): string {
  const found = locateBrowser(kind);
  if (!found) throw new Error(`No ${kind} on this machine. Run npm test, or set ${ENVIRONMENT[kind]}.`);
  return found.path;
}
