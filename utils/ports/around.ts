/** What the use cases need of the browser around them: where to show, whom to ask for access, when to wake, what time it is. */

import type { WipeProgress } from '../core/progress';
import type { Receipt } from '../core/receipt';
import type { SignedInList } from '../core/signed-in';

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
