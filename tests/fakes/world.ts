/**
 * A small browser in memory: cookies over stores and partitions, saved data by origin and partition, tabs, hosts that
 * keep silent, a disk that can be full. The ports over it are in the files beside; tests ask it what remains.
 */

import type { ObservedCookie } from '@/utils/core/cookie';
import type { Correction } from '@/utils/core/corrections';
import type { RawLook } from '@/utils/core/detect/look';
import type { SiteSeen } from '@/utils/core/detect/seen';
import type { KnownLogin } from '@/utils/core/list';
import type { WipeProgress } from '@/utils/core/progress';
import type { Receipt } from '@/utils/core/receipt';
import type { SignedInList, StoreInfo } from '@/utils/core/signed-in';
import { isWithinAny } from '@/utils/core/site';
import type { StoreKind, UnitPlace } from '@/utils/core/unit';
import type { History, SiteAccess } from '@/utils/ports';
import { FakeServer } from './talk-port';

/** One non-empty store. */
export interface Kept extends UnitPlace {
  readonly kind: StoreKind;
}

export interface FakeTab {
  readonly tabId: number;
  readonly storeId: string;
  address: string;
  frames: { readonly frameId: number; readonly origin: string }[];
  /** Origins with sessionStorage in this tab. */
  sessionStorage: string[];
  /** Signoff's own page stands in its place. */
  held: boolean;
}

export class FakeWorld {
  now = 1_000_000;
  runStartedAt = 0;
  #run = 'run-1';
  stores: StoreInfo[] = [{ id: '0', kind: 'ordinary' }];
  cookies: ObservedCookie[] = [];
  kept: Kept[] = [];
  tabs: FakeTab[] = [];
  /** Addresses of closed tabs that can be opened again. */
  closedTabs: string[] = [];
  /** Origins whose cached files cannot be cleared. */
  readonly cachesKept = new Set<string>();
  /** Origins whose caches were cleared, each time anew. */
  readonly cachesCleared: string[] = [];
  /** Domains whose documents come past the cache. */
  cachesAvoided: readonly string[] = [];
  /** Open tabs that went on from a site that is wiped. */
  leftTabs = 0;
  /** Addresses in the browser's history, and whether the person wants it cleared. */
  visited: string[] = [];
  removedPages: string[] = [];
  historyChoice: Awaited<ReturnType<History['choice']>> = 'unwanted';
  access: SiteAccess = 'all';
  alarm: number | undefined;

  /** Hosts that do not answer, and cookie stores that the browser refuses to read. */
  readonly silent = new Set<string>();
  readonly unreadable = new Set<string>();
  /** `nothing`: the browser says that it cleared and did not; `too-much`: it clears every site. */
  wiping: 'honest' | 'nothing' | 'too-much' = 'honest';
  /** Cookies by name that a removal does not remove. */
  readonly stubborn = new Set<string>();
  /** Ports that throw when called, by `port.method`. */
  readonly broken = new Set<string>();

  /** How many more writes fit on the disk. */
  room = Number.POSITIVE_INFINITY;
  wipes = new Map<string, unknown>();
  receipts = new Map<string, Receipt>();
  readonly setAside: unknown[] = [];

  readonly server = new FakeServer();
  quarantine: readonly string[] = [];
  /** Hosts that were loaded while no quarantine stood around them: their servers saw a visit. */
  readonly unguarded = new Set<string>();
  lookPages = 0;
  /** While set, whoever looks at a site waits for it. */
  gate: Promise<void> | undefined;
  cookieReads = 0;
  badge = 0;
  list: SignedInList | undefined;
  shownWipes: readonly WipeProgress[] = [];
  shownReceipts: readonly Receipt[] = [];
  logins: Record<string, KnownLogin> = {};
  places: { storeId: string; origin: string; embedder?: string }[] = [];
  seen: Record<string, SiteSeen> = {};
  /** Rows of which what was seen outlasts the browser. */
  keptRows: readonly string[] = [];
  corrections: readonly Correction[] = [];
  /** What the page of a tab would show to one look. */
  pages = new Map<number, RawLook>();
  pageLooks = 0;
  nextId = 1;

  get run(): string {
    return this.#run;
  }

  /** Another name is another run of the browser, which starts now. */
  set run(name: string) {
    this.#run = name;
    this.runStartedAt = this.now;
  }

  /** Puts one cookie into the jar, over the same one if it is there. */
  addCookie(given: Partial<ObservedCookie> & Pick<ObservedCookie, 'name' | 'domain'>): ObservedCookie {
    const cookie = cookieOf(given);
    this.cookies = [...this.cookies, cookie];
    return cookie;
  }

  keep(origin: string, kind: StoreKind = 'local-storage', partition?: string, storeId = '0'): void {
    this.kept.push({ origin, kind, storeId, ...(partition === undefined ? {} : { partition }) });
  }

  openTab(address: string, more: Partial<FakeTab> = {}): FakeTab {
    const tab: FakeTab = {
      tabId: this.tabs.length + 1,
      storeId: '0',
      address,
      frames: [{ frameId: 0, origin: new URL(address).origin }],
      sessionStorage: [],
      held: false,
      ...more,
    };
    this.tabs.push(tab);
    return tab;
  }

  /** Names of the cookies of these domains that are there. */
  cookiesOf(...domains: string[]): string[] {
    return this.cookies.filter(({ domain }) => isWithinAny(domain, domains)).map(({ name }) => name);
  }

  /** Origins of these domains that keep something. */
  keptBy(...domains: string[]): string[] {
    return this.kept
      .filter(({ origin }) => isWithinAny(new URL(origin).hostname, domains))
      .map(({ origin, kind, partition }) => [origin, kind, partition].filter(Boolean).join(' '));
  }

  /** Steps of the wipes that the journal holds. */
  openSteps(): string[] {
    return [...this.wipes.values()].map((raw) => (raw as { step: string }).step);
  }

  check(call: string): void {
    if (this.broken.has(call)) throw new Error(`${call} is broken`);
  }
}

/** A cookie with everything that a test does not care for filled in. */
export function cookieOf(
  given: Partial<ObservedCookie> & Pick<ObservedCookie, 'name' | 'domain'>,
): ObservedCookie {
  return {
    hostOnly: false,
    path: '/',
    secure: true,
    httpOnly: true,
    storeId: '0',
    value: `value of ${given.name}`,
    ...given,
  };
}
