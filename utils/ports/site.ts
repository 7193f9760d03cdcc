/** What the use cases need of a site and of the browser that holds its data: cookies, stores, tabs, and the block on its network. */

import type { Cookie, ObservedCookie } from '../core/cookie';
import type { RawLook, StorageSignal } from '../core/detect/look';
import type { HistoryReason } from '../core/history';
import type { Sighting } from '../core/outcome';
import type { StoreInfo } from '../core/signed-in';
import type { UnitPlace } from '../core/unit';

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
  /**
   * Clears what the browser itself keeps of answers and pages of these origins, once no service worker of theirs is left
   * to answer in the server's place. Answers the origins where that could not be asked for.
   */
  clearCaches(request: ClearRequest): Promise<readonly string[]>;
  /**
   * Documents of these domains, and only these, come from their servers until the next call: where the browser would
   * still show one that was just open, for no clearing reaches it so soon. Dies with the browser.
   */
  avoidCaches(domains: readonly string[]): Promise<void>;
}

/** The browser's history of visited pages: one for all containers, none in private windows. */
export interface History {
  /** Whether the person wants it cleared with a site of this cookie store, and where not, why it cannot be. */
  choice(storeId: string): Promise<'unwanted' | 'wanted' | HistoryReason>;
  /** The addresses of all pages whose host lies within these domains, and of Signoff's own pages that name such a host. */
  pagesOf(domains: readonly string[]): Promise<readonly string[]>;
  /** Resolves when the browser answered; whether they are gone is for looking again to say. */
  remove(addresses: readonly string[]): Promise<void>;
  /** Removes what Signoff's own looking at these origins has left there, where the person wants the site's pages gone. */
  forgetLooks(origins: readonly string[], storeId: string): Promise<void>;
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

/** One look in the page of a tab, made when something happened there; nothing stays in the page. */
export interface PageEye {
  /** Undefined where the browser lets nobody in, or the tab is gone. */
  look(tabId: number, signals: readonly StorageSignal[]): Promise<RawLook | undefined>;
}
