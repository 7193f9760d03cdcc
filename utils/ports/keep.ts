/** What the use cases need to keep: on the disk, in memory, and for how long. */

import type { Correction } from '../core/corrections';
import type { SiteSeen } from '../core/detect/seen';
import type { GuideMarks } from '../core/guide';
import type { JournalEntry } from '../core/journal';
import type { KnownLogin } from '../core/list';
import type { Guest } from '../core/plan';
import type { Receipt } from '../core/receipt';
import type { SignedInSite } from '../core/signed-in';

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

/** The write did not fit on the disk; nothing was changed. */
export class StorageFull extends Error {
  override name = 'StorageFull';
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

/** A login whose cookies are compared, by fingerprint, with what they were when a page was opened. */
export interface WatchedLogin {
  readonly siteId: string;
  readonly storeId: string;
  readonly domains: readonly string[];
  /** Goes into every fingerprint, so that equal values at two times do not show. */
  readonly salt: string;
  readonly openedAt: number;
  /** Whether the page was loaded when the fingerprints were taken. */
  readonly isLoaded: boolean;
  /** Identity and fingerprint of each cookie that tells the login. */
  readonly seen: ReadonlyArray<readonly [identity: string, fingerprint: string]>;
}

/** What the guides remember: marks on the disk (of private windows in memory), watched logins in memory only. */
export interface GuideNotes {
  /** By site id. */
  marks(storeId: string): Promise<Readonly<Record<string, GuideMarks>>>;
  saveMarks(storeId: string, marks: Readonly<Record<string, GuideMarks>>): Promise<void>;
  watched(): Promise<readonly WatchedLogin[]>;
  saveWatched(logins: readonly WatchedLogin[]): Promise<void>;
}

/**
 * What was seen of sites beside their cookies, by row: names, no values. In memory, and of listed sites on the disk as
 * well; what comes from an earlier run of the browser is marked as old.
 */
export interface SeenSites {
  all(): Promise<Readonly<Record<string, SiteSeen>>>;
  /** Undefined forgets it. */
  save(key: string, seen: SiteSeen | undefined): Promise<void>;
  /**
   * Lets what was seen of these rows, and of those whose cookies were seen to come and go with a login, outlast the
   * browser, and nothing else; of private windows nothing.
   */
  keep(listed: readonly string[]): Promise<void>;
  /** Whether something on the disk could not be understood in this run of the browser, and is learned anew. */
  isDamaged(): Promise<boolean>;
}

/** What people said of sites: on the disk, what was said in private windows in memory. */
export interface CorrectionNotes {
  /** `isDamaged`: something is stored that is no correction; it stops no other, and is not lost. */
  read(): Promise<{
    readonly kept: readonly Correction[];
    readonly brief: readonly Correction[];
    readonly isDamaged: boolean;
  }>;
  /** Each takes the place of what was said of its site. Without a store: as if said in an ordinary window. */
  save(corrections: readonly Correction[], storeId: string | undefined): Promise<void>;
  remove(sites: readonly string[]): Promise<void>;
}
