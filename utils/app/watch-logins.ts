/** Keeps the list of signed-in sites true: one full look at a start, then only the site whose telling cookie changed. */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import { isTelling } from '../core/classify';
import type { ObservedCookie } from '../core/cookie';
import { learnedNames, type SiteSeen } from '../core/detect/seen';
import { type ListContext, rowKey, rowOf, rowsInStretches } from '../core/list';
import type { Problem, SignedInList, SignedInSite, StoreInfo } from '../core/signed-in';
import type { Access, Badge, Board, CookieJar, Memory, SeenSites, World } from '../ports';

export interface WatchPorts {
  readonly jar: CookieJar;
  readonly board: Board;
  readonly memory: Memory;
  readonly access: Access;
  readonly badge: Badge;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly seen: SeenSites;
}

export interface LoginWatch {
  /** Looks at every store. One look at a time: a second caller gets the look that runs. */
  lookAtAll(): Promise<SignedInList>;
  /** Looks at every store unless this browser run has been looked at before. */
  lookIfNeeded(): Promise<SignedInList>;
  /** Hears of one cookie that is new, or gone; costs nothing unless it could tell of a login. */
  cookieChanged(cookie: ObservedCookie, isGone?: boolean): void;
  /** Looks at one site again: something was seen of it beside its cookies. */
  siteChanged(group: LoginGroup, storeId: string): void;
  /** A problem of another part that the person must see, as long as this worker lives; each kind once. */
  report(problem: Problem): Promise<void>;
}

/** A page that rewrites its login cookie all the time costs one small read per pause, not one per change. */
const PAUSE_MS = 200;

export function createLoginWatch(ports: WatchPorts): LoginWatch {
  const { jar, board, memory, access, badge, world, catalogue, seen } = ports;
  const dirty = new Map<string, { group: LoginGroup; storeId: string }>();
  const reported: Problem[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<SignedInList> | undefined;
  // Every change of the list goes through this chain, so that none overwrites another's.
  let chain: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = chain.then(work, work);
    chain = next.catch(() => undefined);
    return next;
  }

  /** What was learned of cookies, by row and name, as of the last look. */
  let learned: ReadonlySet<string> = new Set();

  async function seenSites(): Promise<Readonly<Record<string, SiteSeen>>> {
    const all = await seen.all();
    learned = new Set(
      Object.entries(all).flatMap(([key, one]) => {
        const { coming, going } = learnedNames(one);
        return [
          ...coming.map((name) => `${key} comes ${name}`),
          ...going.map((name) => `${key} goes ${name}`),
        ];
      }),
    );
    return all;
  }

  async function context(last: SignedInList | undefined): Promise<Omit<ListContext, 'watching'>> {
    const listed = (last?.sites ?? []).map((site) => [site.key, site] as const);
    return {
      catalogue,
      now: world.now(),
      known: { ...Object.fromEntries(listed), ...(await memory.logins()) },
      seen: await seenSites(),
    };
  }

  async function publish(list: SignedInList): Promise<SignedInList> {
    // What cannot be seen now is not gone: nothing is forgotten for it.
    if (!list.problems.some(isBlinding)) await memory.saveLogins(list.sites);
    await board.showList(list);
    await badge.show(list.sites.length);
    return list;
  }

  async function look(): Promise<SignedInList> {
    const last = await board.list();
    const siteAccess = await access.siteAccess();
    const stores = await jar.stores();
    const now = await context(last);
    const problems: Problem[] = [...reported];
    const sites: SignedInSite[] = [];
    if (siteAccess === 'none') problems.push({ kind: 'access-withheld' });
    if (siteAccess === 'some') problems.push({ kind: 'access-partial' });
    for (const store of stores) {
      const rows = await rowsOfStore(store, { ...now, watching: couldSee(last, store.id) });
      if (rows) sites.push(...rows);
      else problems.push({ kind: 'store-unreadable', storeId: store.id });
    }
    return publish({ sites, stores, problems, lookedAt: world.now() });
  }

  async function rowsOfStore(store: StoreInfo, now: ListContext) {
    try {
      const stretches = rowsInStretches(store.id, await jar.readAll(store.id), now);
      let step = stretches.next();
      while (!step.done) {
        // A full jar must not keep the worker from hearing what happens meanwhile.
        await new Promise((resume) => setTimeout(resume));
        step = stretches.next();
      }
      return step.value;
    } catch (cause) {
      console.warn(`Signoff: cookie store ${store.id} cannot be read`, cause);
      return undefined;
    }
  }

  async function lookAtDirty(): Promise<void> {
    const groups = [...dirty.values()];
    dirty.clear();
    if (groups.length === 0) return;
    const list = await board.list();
    // Without a first look there is nothing to mend; that look sees these sites, too.
    if (!list) return;
    const now = await context(list);
    const sites = new Map(list.sites.map((site) => [site.key, site]));
    const problems = [...list.problems];
    for (const { group, storeId } of groups) {
      const watching = couldSee(list, storeId);
      try {
        const row = rowOf(group, storeId, await jar.readSite(group.domains, storeId), { ...now, watching });
        if (row) sites.set(row.key, row);
        else sites.delete(rowKey(group.siteId, storeId));
      } catch (cause) {
        console.warn(`Signoff: cookie store ${storeId} cannot be read`, cause);
        if (watching) problems.push({ kind: 'store-unreadable', storeId });
      }
    }
    await publish({ ...list, sites: [...sites.values()], stores: await storesFor(sites, list), problems });
  }

  /** The stores as known, or read anew when a row is in one that nobody knew: a container made since, say. */
  async function storesFor(sites: ReadonlyMap<string, SignedInSite>, list: SignedInList) {
    const isKnown = ({ storeId }: SignedInSite) => list.stores.some(({ id }) => id === storeId);
    return [...sites.values()].every(isKnown) ? list.stores : jar.stores();
  }

  function lookAtAll(): Promise<SignedInList> {
    running ??= inTurn(look).finally(() => {
      running = undefined;
    });
    return running;
  }

  function lookNow(): void {
    inTurn(lookAtDirty).catch((cause: unknown) =>
      console.warn('Signoff: a site could not be looked at', cause),
    );
  }

  /** At once: what a look saw is complete, while one cookie that changes is followed by others. */
  function siteChanged(group: LoginGroup, storeId: string): void {
    dirty.set(rowKey(group.siteId, storeId), { group, storeId });
    lookNow();
  }

  function lookSoon(group: LoginGroup, storeId: string): void {
    dirty.set(rowKey(group.siteId, storeId), { group, storeId });
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      lookNow();
    }, PAUSE_MS);
  }

  return {
    lookAtAll,
    async lookIfNeeded() {
      await seenSites();
      return (await board.list()) ?? lookAtAll();
    },
    cookieChanged(cookie, isGone = false) {
      const group = catalogue.groupOf(cookie.domain);
      const what = `${rowKey(group.siteId, cookie.storeId)} ${isGone ? 'goes' : 'comes'} ${cookie.name}`;
      if (isTelling(cookie, group) || learned.has(what)) lookSoon(group, cookie.storeId);
    },
    siteChanged,
    report(problem) {
      if (reported.some(({ kind }) => kind === problem.kind)) return Promise.resolve();
      reported.push(problem);
      return inTurn(async () => {
        const list = await board.list();
        if (list) await board.showList({ ...list, problems: [...list.problems, problem] });
      });
    },
  };
}

/** Whether a list has a gap, so that what is not on it may be there all the same. */
function isBlinding({ kind }: Problem): boolean {
  return kind === 'access-withheld' || kind === 'access-partial' || kind === 'store-unreadable';
}

/** Whether everything in a store was seen at the last look: only then is what is new there a login just made. */
function couldSee(last: SignedInList | undefined, storeId: string): boolean {
  if (!last) return false;
  return !last.problems.some(
    (problem) => isBlinding(problem) && (problem.kind !== 'store-unreadable' || problem.storeId === storeId),
  );
}
