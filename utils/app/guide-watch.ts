/**
 * Sees that the login here changed after the page for a new password was opened: by 16 bits of a digest of its cookies,
 * never by a value.
 */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import { isTelling } from '../core/classify';
import type { ObservedCookie } from '../core/cookie';
import { isWithinAny } from '../core/site';
import { createTurns } from '../core/turns';
import type { CookieJar, GuideNotes, WatchedLogin, World } from '../ports';
import { fingerprints } from './fingerprints';

export interface GuideWatchPorts {
  readonly jar: CookieJar;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly guideNotes: GuideNotes;
}

export interface GuideWatch {
  /**
   * From now on a change of this login is told. Loading a page may renew a login's cookie by itself, so nothing is told
   * until this was called with `isLoaded`, or the time for loading is over.
   */
  start(group: LoginGroup, storeId: string, isLoaded: boolean): Promise<void>;
  stop(siteId: string, storeId: string): Promise<void>;
  /** Hears of one cookie; costs nothing unless a login is watched there. */
  cookieChanged(cookie: ObservedCookie): Promise<void>;
}

/** A login's cookie is renewed now and then: after this time a change says nothing about a password. */
const WATCH_MS = 30 * 60_000;
/** How long a page may load, in ms. */
export const LOAD_MS = 20_000;
/** One answer of a site may set a cookie twice: look at what stays. */
const PAUSE_MS = 200;

export function createGuideWatch(
  ports: GuideWatchPorts,
  onChange: (login: WatchedLogin) => Promise<void>,
): GuideWatch {
  const { jar, world, catalogue, guideNotes } = ports;
  // Changes of the watched logins take turns: two at once would lose one.
  const inTurn = createTurns();

  async function seenNow(
    group: LoginGroup,
    { salt, storeId }: Pick<WatchedLogin, 'salt' | 'storeId'>,
  ): Promise<[string, string][]> {
    const cookies = (await jar.readSite(group.domains, storeId)).filter((cookie) => isTelling(cookie, group));
    return fingerprints(cookies, salt, world);
  }

  async function without(siteId: string, storeId: string): Promise<readonly WatchedLogin[]> {
    const watched = await guideNotes.watched();
    return watched.filter((login) => login.siteId !== siteId || login.storeId !== storeId);
  }

  async function lookAt({ salt }: WatchedLogin): Promise<void> {
    // As it is by now: it may have been started anew, or stopped.
    const login = (await guideNotes.watched()).find((one) => one.salt === salt);
    const age = world.now() - (login?.openedAt ?? 0);
    if (!login || (!login.isLoaded && age < LOAD_MS)) return;
    const before = new Map(login.seen);
    const [domain = ''] = login.domains;
    const now = await seenNow(catalogue.groupOf(domain), login);
    const same = now.filter(([identity]) => before.has(identity));
    const isOver = age > WATCH_MS;
    const hasChanged = !isOver && same.some(([identity, digest]) => before.get(identity) !== digest);
    if (hasChanged) await onChange(login);
    // Gone altogether is a log-out: what comes next is another login, and tells nothing about the password.
    if (hasChanged || isOver || same.length === 0)
      await guideNotes.saveWatched(await without(login.siteId, login.storeId));
  }

  return {
    start(group, storeId, isLoaded) {
      return inTurn(async () => {
        const { siteId, domains } = group;
        const salt = world.newId();
        const seen = await seenNow(group, { salt, storeId });
        const login = { siteId, storeId, domains, salt, isLoaded, openedAt: world.now(), seen };
        const others = await without(siteId, storeId);
        await guideNotes.saveWatched(seen.length > 0 ? [...others, login] : others);
      });
    },

    stop(siteId, storeId) {
      return inTurn(async () => guideNotes.saveWatched(await without(siteId, storeId)));
    },

    async cookieChanged({ domain, storeId }) {
      const watched = await guideNotes.watched();
      const mine = watched.filter((login) => login.storeId === storeId && isWithinAny(domain, login.domains));
      if (mine.length === 0) return;
      await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));
      for (const login of mine) await inTurn(() => lookAt(login));
    },
  };
}
