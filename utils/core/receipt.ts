/** The receipt says only what was seen: what was there, what is gone, what is left, what nobody could look at. */

import type { HistoryReport } from './history';
import type { LogOutScope, SignOutReport } from './sign-out';
import type { Unit } from './unit';

/** `clean`: all gone, all looked at. `partial`: something left or not looked at. `failed`: the wipe did not happen. */
export type ReceiptVerdict = 'clean' | 'partial' | 'failed';

/** How many there were, and how many there still are. */
export interface Tally {
  readonly found: number;
  readonly left: number;
}

/** Whether the later second look (20 s after, or at the next fresh start) has been, and what it saw. */
export type SecondLook = 'due' | 'clean' | 'cleared-again' | 'left';

/** What a wipe proved. Holds no account name and no value of anything. */
export interface Receipt {
  /** The wipe's id: one wipe, one receipt. */
  readonly id: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly domains: readonly string[];
  readonly storeId: string;
  /** Ms since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Absent in receipts of the time when there was no other: `forget`. */
  readonly scope?: LogOutScope;
  readonly verdict: ReceiptVerdict;
  /** The server's part; absent where there was no login to end there. */
  readonly signOut?: SignOutReport;
  readonly cookies: Tally;
  /** Stores other than cookies: one is one kind of data of one origin in one partition. */
  readonly stores: Tally;
  /** Tabs and popup windows of the site that were replaced or closed. */
  readonly tabs: number;
  /** Units that are not proven gone; empty when the verdict is `clean`. */
  readonly open: readonly Unit[];
  /** Cookies that a log-out left on purpose, for a quick return. */
  readonly kept?: number;
  /** Whether a saved login is among them. */
  readonly keptLogin?: boolean;
  /** Accounts that were signed in here, where there was more than one: the site is asked about the one in use. */
  readonly accounts?: number;
  /** Names of sites, still signed in here, whose login could sign the person back in with one click. */
  readonly providers?: readonly string[];
  /**
   * Open tabs that went on from the site to another one. What such a tab remembers of the site is cleared as far as the
   * browser does it, which nobody can look at; it ends with the tab. Absent in receipts of older versions.
   */
  readonly leftTabs?: number;
  /** The site's pages in the browser's history; absent where nobody wanted those gone. */
  readonly history?: HistoryReport;
  /** Why a `failed` wipe did not happen. */
  readonly failure?: 'storage-full' | 'no-access' | 'unexpected';
  readonly secondLook: SecondLook;
}
