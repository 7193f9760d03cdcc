/** The ports that touch a site, over the small browser, with the quirks that real ones have (platform-facts.md). */

import { type ObservedCookie, removalAddress } from '@/utils/core/cookie';
import type { Sighting } from '@/utils/core/outcome';
import { hostOf, isWithinAny } from '@/utils/core/site';
import type { UnitPlace } from '@/utils/core/unit';
import type { CookieJar, Lookout, Quarantine, SiteData, SiteTabs } from '@/utils/ports';
import { isSentTo } from './rfc6265';
import type { FakeTab, FakeWorld } from './world';

export function createJar(world: FakeWorld): CookieJar {
  const inStore = (storeId: string) => {
    world.check('jar.read');
    world.cookieReads += 1;
    if (world.unreadable.has(storeId) || !world.stores.some(({ id }) => id === storeId))
      throw new Error(`Invalid cookie store id: ${storeId}`);
    // Without access the browsers answer with nothing, not with an error.
    return world.access === 'none' ? [] : world.cookies.filter((cookie) => cookie.storeId === storeId);
  };
  return {
    stores: async () => world.stores,
    readAll: async (storeId) => inStore(storeId),
    readSite: async (domains, storeId) =>
      inStore(storeId).filter(
        (cookie) => isWithinAny(cookie.domain, domains) || isUnder(cookie.partition?.topLevelSite, domains),
      ),
    async remove(cookie) {
      if (world.wiping === 'nothing' || world.stubborn.has(cookie.name)) return;
      if (isRewritten(world, cookie.domain)) return;
      // Firefox takes the first cookie of that name that the address would get, not the one that was meant: the one
      // with the longest path, and of these the oldest (its ext-cookies.js).
      const address = removalAddress(cookie);
      const [victim] = world.cookies
        .filter(
          (one) =>
            one.name === cookie.name &&
            one.storeId === cookie.storeId &&
            one.partition?.topLevelSite === cookie.partition?.topLevelSite &&
            isSentTo(address, one),
        )
        .sort((a, b) => b.path.length - a.path.length);
      world.cookies = world.cookies.filter((one) => one !== victim);
      if (world.wiping === 'too-much') world.cookies = [];
    },
  };
}

/** A page that is still open writes its cookie back within milliseconds. */
function isRewritten(world: FakeWorld, domain: string): boolean {
  return world.tabs.some(
    (tab) =>
      !tab.held &&
      tab.frames.some(({ origin }) => isWithinAny(hostOf(origin) ?? '', [domain, `www.${domain}`])),
  );
}

function isUnder(top: string | undefined, domains: readonly string[]): boolean {
  return top !== undefined && isWithinAny(hostOf(top) ?? '', domains);
}

export function createSiteData(world: FakeWorld): SiteData {
  return {
    async clear({ origins, storeId }) {
      world.check('siteData.clear');
      if (world.wiping === 'nothing') return;
      if (world.wiping === 'too-much') world.kept = [];
      // Exactly these origins, never what is kept under another site, never OPFS (Firefox).
      world.kept = world.kept.filter(
        (one) =>
          one.storeId !== storeId ||
          one.partition !== undefined ||
          one.kind === 'opfs' ||
          !origins.includes(one.origin),
      );
    },
    async clearCaches({ origins }) {
      world.check('siteData.clearCaches');
      world.cachesCleared.push(...origins);
      return origins.filter((origin) => world.cachesKept.has(origin));
    },
    async avoidCaches(domains) {
      world.check('siteData.avoidCaches');
      world.cachesAvoided = [...domains];
    },
  };
}

export function createLookout(world: FakeWorld): Lookout {
  function lookAt(place: UnitPlace): Sighting {
    world.lookPages = 1;
    const host = hostOf(place.origin) ?? '';
    if (!isWithinAny(host, world.quarantine)) world.unguarded.add(host);
    const embedder = place.partition === undefined ? undefined : hostOf(place.partition);
    const isSilent = world.silent.has(host) || (embedder !== undefined && world.silent.has(embedder));
    const holds = world.kept.filter((one) => isAt(one, place)).map(({ kind }) => kind);
    return { ...place, reached: !isSilent, holds: isSilent ? [] : holds, blind: [] };
  }
  return {
    async look(places) {
      await world.gate;
      return places.map(lookAt);
    },
    async clearAndLook(places) {
      await world.gate;
      for (const place of places) {
        if (world.wiping === 'nothing' || !lookAt(place).reached) continue;
        world.kept = world.kept.filter((one) => !isAt(one, place));
      }
      return places.map(lookAt);
    },
    async leave() {
      world.lookPages = 0;
    },
  };
}

function isAt(one: UnitPlace, place: UnitPlace): boolean {
  return one.origin === place.origin && one.storeId === place.storeId && one.partition === place.partition;
}

export function createSiteTabs(world: FakeWorld): SiteTabs {
  const isOfSite = (address: string, domains: readonly string[]) =>
    isWithinAny(hostOf(address) ?? '', domains);
  const byId = (tabId: number): FakeTab | undefined => world.tabs.find((tab) => tab.tabId === tabId);
  return {
    find: async (domains, storeId) =>
      world.tabs
        .filter((tab) => !tab.held && tab.storeId === storeId)
        .map((tab) => {
          const frames = tab.frames.filter(({ origin }) => isOfSite(origin, domains));
          return isOfSite(tab.address, domains)
            ? { tabId: tab.tabId, storeId, address: tab.address, frames }
            : { tabId: tab.tabId, storeId, frames, embedder: tab.address };
        })
        .filter(({ frames }) => frames.length > 0),
    sessionStorageOf: async ({ tabId, frames }) => {
      const origins = byId(tabId)?.sessionStorage ?? [];
      return origins.filter((origin) => frames.some((frame) => frame.origin === origin));
    },
    async hold({ tabId, address, frames }) {
      const tab = byId(tabId);
      if (!tab) return;
      tab.held = address !== undefined;
      const gone = frames.map(({ origin }) => origin);
      tab.frames = tab.held ? [] : tab.frames.filter(({ origin }) => !gone.includes(origin));
      tab.sessionStorage = tab.sessionStorage.filter((origin) => !gone.includes(origin));
    },
    async forgetClosed(domains) {
      world.closedTabs = world.closedTabs.filter((address) => !isOfSite(address, domains));
    },
    countLeft: async () => world.leftTabs,
  };
}

export function createQuarantine(world: FakeWorld): Quarantine {
  return {
    async hold(domains) {
      world.check('quarantine.hold');
      world.quarantine = [...domains];
    },
  };
}

/** Whoever signs in anew has another value in the same cookie. */
export function signInAgain(world: FakeWorld, cookie: ObservedCookie): void {
  world.cookies = [...world.cookies, { ...cookie, value: `${cookie.value}, anew` }];
}
