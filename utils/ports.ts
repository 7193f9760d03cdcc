/** What the use cases need from the outside world. Adapters fulfil these with a real browser, fakes in unit tests. */

import type { Cookie, ObservedCookie } from './core/cookie';
import type { RawLook, StorageSignal } from './core/detect/look';
import type { SiteSeen } from './core/detect/seen';
import type { JournalEntry } from './core/journal';
import type { KnownLogin } from './core/list';
import type { Sighting } from './core/outcome';
import type { Guest } from './core/plan';
import type { WipeProgress } from './core/progress';
import type { Receipt } from './core/receipt';
import type { SignedInList, SignedInSite, StoreInfo } from './core/signed-in';
import type { UnitPlace } from './core/unit';

/** Every cookie store and partition of this browser. Reading throws where a store cannot be read. */
export interface CookieJar {
  stores(): Promise<readonly StoreInfo[]>;
  /** All cookies of a store, every partition. Slow (about 50 ms per 1,000 cookies): for the first look only. */
  readAll(storeId: string): Promise<readonly ObservedCookie[]>;
  /** Cookies of these domains and their subdomains, every partition, and whatever is partitioned under them. */
  readSite(domains: readonly string[], storeId: string): Promise<readonly ObservedCookie[]>;
  /** Resolves when the browser answered; whether the cookie is gone is for looking again to say. */
  remove(cookie: Cookie): Promise<void>;
}

/** What to clear, by origin; the browser's own granularity is the adapter's business. */
export interface ClearRequest {
  readonly origins: readonly string[];
  readonly storeId: string;
}

/** The browser's own clearing of saved data other than cookies. Its success proves nothing. */
export interface SiteData {
  clear(request: ClearRequest): Promise<void>;
}

/** Documents of the site's own origins, through which its stores can be seen and cleared. */
export interface Lookout {
  look(places: readonly UnitPlace[]): Promise<readonly Sighting[]>;
  /**
   * Clears through the same documents, and through the held pages of these places' store, then looks: reaches what the
   * browser's own clearing leaves.
   */
  clearAndLook(places: readonly UnitPlace[]): Promise<readonly Sighting[]>;
  /** Closes whatever was opened for looking; nothing of it may stay. */
  leave(): Promise<void>;
}

/** A tab, popup window or app window that shows the site, or that has frames of it. */
export interface SiteTab {
  readonly tabId: number;
  readonly storeId: string;
  /** Absent where only a frame inside belongs to the site. */
  readonly address?: string;
  readonly frames: ReadonlyArray<{ readonly frameId: number; readonly origin: string }>;
  /** The tab's own site, where only frames belong to the wiped one. */
  readonly embedder?: string;
}

export interface SiteTabs {
  find(domains: readonly string[], storeId: string): Promise<readonly SiteTab[]>;
  /** Origins whose sessionStorage holds something in this tab: it lives in the tab and nowhere else. */
  sessionStorageOf(tab: SiteTab): Promise<readonly string[]>;
  /** Puts Signoff's own page in the tab's place, or empties the site's frames in another site's tab. */
  hold(tab: SiteTab, wipeId: string): Promise<void>;
  /** Takes the site's closed tabs off the list of those that can be opened again, where the browser lets an extension. */
  forgetClosed(domains: readonly string[], storeId: string): Promise<void>;
  /** How many open tabs went on from the site to another one and may still remember it, with nobody able to look. */
  countLeft(domains: readonly string[], storeId: string): Promise<number>;
}

/** A block on all network of some domains. Dies with the browser; never outlives its wipe. */
export interface Quarantine {
  /** From now on exactly these domains, with everything below them, are blocked; none lifts it. */
  hold(domains: readonly string[]): Promise<void>;
}

/** Entries that could not be understood are set aside, not lost, and counted. */
export interface OpenEntries {
  readonly entries: readonly JournalEntry[];
  readonly damaged: number;
}

/** The durable record of what was asked for and how far it came. `write` throws `StorageFull` when it cannot. */
export interface Journal {
  write(entry: JournalEntry): Promise<void>;
  open(): Promise<OpenEntries>;
  /** Stores the receipt and the entry as it is now, both or neither. */
  writeWithReceipt(entry: JournalEntry, receipt: Receipt): Promise<void>;
  /** Stores the receipt and takes the entry off the list, both or neither. */
  close(entry: JournalEntry, receipt: Receipt): Promise<void>;
  /** Takes an entry off the list that was never begun. */
  drop(id: string): Promise<void>;
  /** Newest first. */
  receipts(): Promise<readonly Receipt[]>;
}

/** Small things that are remembered about signed-in sites; those of private windows in memory only. */
export interface Memory {
  logins(): Promise<Readonly<Record<string, KnownLogin>>>;
  /** Remembers these logins and where their sites keep data, and nothing else any more. */
  saveLogins(sites: readonly SignedInSite[]): Promise<void>;
  /** Notes a document of a site (and, for a frame, the site around it). Cheap: nothing is written twice. */
  notePlace(place: {
    readonly storeId: string;
    readonly origin: string;
    readonly embedder?: string;
  }): Promise<void>;
  /** Origins of a site, and sites that embed it, seen while somebody was signed in there. */
  places(domains: readonly string[], storeId: string): Promise<SeenPlaces>;
  forgetPlaces(domains: readonly string[], storeId: string): Promise<void>;
}

export interface SeenPlaces {
  readonly origins: readonly string[];
  readonly embedders: readonly string[];
  /** Others' documents in frames of the site, where the browser's own clearing leaves what they keep there. */
  readonly guests: readonly Guest[];
}

/** One look in the page of a tab, made when something happened there; nothing stays in the page. */
export interface PageEye {
  /** Undefined where the browser lets nobody in, or the tab is gone. */
  look(tabId: number, signals: readonly StorageSignal[]): Promise<RawLook | undefined>;
}

/** What was seen of sites beside their cookies, by row: names, no values. In memory, gone with the browser. */
export interface SeenSites {
  all(): Promise<Readonly<Record<string, SiteSeen>>>;
  /** Undefined forgets it. */
  save(key: string, seen: SiteSeen | undefined): Promise<void>;
}

/** What Signoff's own pages draw from; held in memory, gone with the browser. */
export interface Board {
  list(): Promise<SignedInList | undefined>;
  showList(list: SignedInList): Promise<void>;
  showWipes(wipes: readonly WipeProgress[]): Promise<void>;
  showReceipts(receipts: readonly Receipt[]): Promise<void>;
}

/** Whether Signoff may see every site, or only some. */
export type SiteAccess = 'all' | 'some' | 'none';

export interface Access {
  siteAccess(): Promise<SiteAccess>;
  /** Whether every host of these domains may be seen. */
  canSee(domains: readonly string[]): Promise<boolean>;
}

/** The number on the toolbar button. */
export interface Badge {
  show(signedInSites: number): Promise<void>;
}

/** One alarm that wakes a dead worker. */
export interface WakeUp {
  /** At the latest then, in ms since the epoch; the browser may be up to a minute late. */
  at(when: number): Promise<void>;
  cancel(): Promise<void>;
}

/** Time, chance and identity from outside, so that the rest can be tested. */
export interface World {
  now(): number;
  newId(): string;
  /** Differs between two runs of the browser, stays the same while the worker dies and comes back. */
  browserRun(): Promise<string>;
  /** 16 bits of a digest: enough to tell the same value from a new one, far too few to tell the value. */
  fingerprint(text: string): Promise<string>;
}

/** The write did not fit on the disk; nothing was changed. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}
