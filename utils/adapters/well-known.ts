/**
 * Asks a site whether it has the standard's address for a new password, as the draft says that one should be asked: by a
 * status for it that is good, beside a file that cannot exist and must therefore be refused
 * (https://w3c.github.io/webappsec-change-password-url/).
 */

import type { WellKnown } from '../ports';
import { keepWithin } from './site-rules';

const CHANGE_PASSWORD = '/.well-known/change-password';
const CANNOT_EXIST = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';
/** The person waits for it. */
const LIMIT_MS = 5_000;

export const wellKnown: WellKnown = {
  async changePassword(origin) {
    const url = `${origin}${CHANGE_PASSWORD}`;
    // A sign-out that is under way blocks the background's requests to all sites that are not talked to.
    const leave = await keepWithin([new URL(origin).hostname]);
    const asking = Promise.all([statusOf(url), statusOf(`${origin}${CANNOT_EXIST}`)]);
    const [asked, control] = await asking.finally(leave);
    const isThere = asked === 'redirect' || (typeof asked === 'number' && asked >= 200 && asked < 300);
    return isThere && control === 404 ? url : undefined;
  },
};

/** Without cookies, and without following: a redirect may lead to another site, which nobody asked for. */
async function statusOf(url: string): Promise<number | 'redirect' | undefined> {
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await answer.body?.cancel();
    return answer.type === 'opaqueredirect' ? 'redirect' : answer.status;
  } catch (cause) {
    // Offline, too slow, no such host, or access withheld: the front page is opened instead.
    console.info(`Signoff: ${new URL(url).host} was not asked for its password page`, cause);
    return undefined;
  }
}
