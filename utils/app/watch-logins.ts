/** Keeps the list of signed-in sites true: one full look at a start, then only the site whose telling cookie changed. */

import type { LoginGroup } from '../core/catalogue';
import { isTelling } from '../core/classify';
import type { ObservedCookie } from '../core/cookie';
import { couldSee, isBlinding } from '../core/gaps';
import { type ListContext, rowKey, rowOf, rowsInStretches, wholeMinute } from '../core/list';
import type { Problem, SignedInList, SignedInSite, StoreInfo } from '../core/signed-in';
import { createTurns } from '../core/turns';
import { loginOriginOf } from '../core/unseen';
import type { Access, Badge, Board, CookieJar } from '../ports';
import { type ContextPorts, createListContexts } from './list-context';
import { lookForUnseen } from './look-for-unseen';

export interface WatchPorts extends ContextPorts {
  readonly jar: CookieJar;
  readonly board: Board;
  readonly access: Access;
  readonly badge: Badge;
}

export interface LoginWatch {
  /** Looks at every store. One look at a time: a second caller gets the look that runs. */
  lookAtAll(): Promise<SignedInList>;
  /** Looks at every store after somebody corrected the list: what is new on it is no login that was just made. */
  lookAfterCorrection(): Promise<SignedInList>;
  /** Looks at every store unless this browser run has been looked at before. */
  lookIfNeeded(): Promise<SignedInList>;
  /** Hears of one cookie that is new, or gone; costs nothing unless it could tell of a login. */
  cookieChanged(cookie: ObservedCookie, isGone?: boolean): void;
  /** Looks at one site again: something was seen of it beside its cookies. */
  siteChanged(group: LoginGroup, storeId: string): void;
  /** Hears that a login is in use: a page of the site was opened, say. At most once a minute it costs anything. */
  siteUsed(group: LoginGroup, storeId: string): void;
  /** A problem of another part that the person must see, as long as this worker lives; each kind once. */
  report(problem: Problem): Promise<void>;
}

/** A page that rewrites its login cookie all the time costs one small read per pause, not one per change. */
const PAUSE_MS = 200;

export function createLoginWatch(ports: WatchPorts): LoginWatch {
  const { jar, board, memory, access, badge, world, catalogue, seen } = ports;
  const contexts = createListContexts(ports);
  const dirty = new Map<string, { group: LoginGroup; storeId: string }>();
  /** By row, the minute of which its use is noted. */
  const used = new Map<string, number>();
  const reported: Problem[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<SignedInList> | undefined;
  // Every change of the list takes its turn, so that none overwrites another's.
  const inTurn = createTurns();

  async function publish(list: SignedInList): Promise<SignedInList> {
    // What cannot be seen now is not gone: nothing is forgotten for it.
    const isWhole = !list.problems.some(isBlinding);
    if (isWhole) await memory.saveLogins(list.sites);
    await board.showList(list);
    await badge.show(list.sites.length);
    if (isWhole) await seen.keep(list.sites.map(({ key }) => key));
    return list;
  }

  /** @param isNews whether what is new on the list may be a login that was just made */
  async function look(isNews = true): Promise<SignedInList> {
    const last = await board.list();
    const siteAccess = await access.siteAccess();
    const stores = await jar.stores();
    const { context, problems: known, notShown } = await contexts.read(last);
    const problems: Problem[] = [...reported, ...known];
    const sites: SignedInSite[] = [];
    if (siteAccess === 'none') problems.push({ kind: 'access-withheld' });
    if (siteAccess === 'some') problems.push({ kind: 'access-partial' });
    const read: StoreInfo[] = [];
    for (const store of stores) {
      const rows = await rowsOfStore(store, { ...context, watching: isNews && couldSee(last, store.id) });
      if (rows) {
        sites.push(...rows);
        read.push(store);
      } else problems.push({ kind: 'store-unreadable', storeId: store.id });
    }
    const unseen = await lookForUnseen(read, sites, context, ports);
    return publish({
      sites,
      stores,
      problems,
      unseen,
      ...(notShown > 0 && { notShown }),
      lookedAt: world.now(),
    });
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
    const { context } = await contexts.read(list);
    const sites = new Map(list.sites.map((site) => [site.key, site]));
    const problems = [...list.problems];
    for (const { group, storeId } of groups) {
      const watching = couldSee(list, storeId);
      try {
        const row = rowOf(group, storeId, await jar.readSite(group.domains, storeId), {
          ...context,
          watching,
        });
        if (row) sites.set(row.key, row);
        else sites.delete(rowKey(group.siteId, storeId));
      } catch (cause) {
        console.warn(`Signoff: cookie store ${storeId} cannot be read`, cause);
        if (watching) problems.push({ kind: 'store-unreadable', storeId });
      }
    }
    const rows = [...sites.values()];
    const stores = await storesFor(rows, list);
    // A busy page's own site is not among them, and costs nothing here.
    const isAsked = groups.some(({ group }) => loginOriginOf(group) !== undefined);
    const unseen = isAsked ? await lookForUnseen(stores, rows, context, ports) : list.unseen;
    await publish({ ...list, sites: rows, stores, problems, unseen });
  }

  /** The stores as known, or read anew when a row is in one that nobody knew: a container made since, say. */
  async function storesFor(sites: readonly SignedInSite[], list: SignedInList) {
    const isKnown = ({ storeId }: SignedInSite) => list.stores.some(({ id }) => id === storeId);
    return sites.every(isKnown) ? list.stores : jar.stores();
  }

  function lookAtAll(): Promise<SignedInList> {
    running ??= inTurn(() => look()).finally(() => {
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

  function siteUsed(group: LoginGroup, storeId: string): void {
    const [key, at] = [rowKey(group.siteId, storeId), wholeMinute(world.now())];
    if (used.get(key) === at) return;
    used.set(key, at);
    inTurn(async () => {
      const list = await board.list();
      if (!list?.sites.some((site) => site.key === key && site.lastUsedAt !== at)) return;
      const sites = list.sites.map((site) => (site.key === key ? { ...site, lastUsedAt: at } : site));
      await publish({ ...list, sites });
    }).catch((cause: unknown) => console.warn('Signoff: the use of a login was not noted', cause));
  }

  return {
    lookAtAll,
    lookAfterCorrection: () => inTurn(() => look(false)),
    async lookIfNeeded() {
      const list = await board.list();
      // This worker has to know which cookies to watch for.
      await contexts.read(list);
      return list ?? lookAtAll();
    },
    cookieChanged(cookie, isGone = false) {
      const group = catalogue.groupOf(cookie.domain);
      if (!isGone && isTelling(cookie, group)) siteUsed(group, cookie.storeId);
      if (isTelling(cookie, group) || contexts.isLearned(group, cookie, isGone))
        lookSoon(group, cookie.storeId);
    },
    siteChanged,
    siteUsed,
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
