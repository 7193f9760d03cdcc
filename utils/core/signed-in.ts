/** What the popup lists: the sites that somebody is signed in to, one row per login group and cookie store. */

import type { SignedInBecause } from './asked';
import type { KnownAddress } from './guide';

/** A cookie store as a person knows it: the ordinary windows, private windows, or a Firefox container. */
export interface StoreInfo {
  /** The browser's own id of the store. */
  readonly id: string;
  readonly kind: 'ordinary' | 'private' | 'container';
  /** The container's own name and colour (a CSS colour), for `container` only. */
  readonly name?: string;
  readonly color?: string;
}

/** The site's own page where the person logs out, for sites at which Signoff cannot do it. */
export interface OwnLogOut extends KnownAddress {
  readonly host: string;
  /** The site then ends this account's login on all devices. */
  readonly endsAll?: boolean;
}

/** How sure Signoff is that somebody is signed in. */
export type Grade = 'signed-in' | 'likely';

/** Why a row is listed; the view turns each into one sentence. */
export type Reason =
  | { readonly kind: 'catalogue'; readonly cookie: string }
  /** Software that many sites run gives this cookie to signed-in people alone. */
  | { readonly kind: 'software'; readonly cookie: string; readonly software: string }
  | { readonly kind: 'login-name'; readonly cookie: string }
  | { readonly kind: 'remember-name'; readonly cookie: string }
  /** Came, or got another value, with what looked like a sign-in. */
  | { readonly kind: 'appeared'; readonly cookie: string }
  | { readonly kind: 'changed'; readonly cookie: string }
  /** Came with an earlier sign-in at this site and went with its sign-out. */
  | { readonly kind: 'learnt'; readonly cookie: string }
  /** A page of the site had a control to sign out. */
  | { readonly kind: 'page-sign-out' }
  | { readonly kind: 'storage-library'; readonly key: string; readonly library: string }
  | { readonly kind: 'storage-token'; readonly key: string }
  /** The catalogue knows this key in storage. */
  | { readonly kind: 'storage-known'; readonly key: string }
  /** The person said so. */
  | { readonly kind: 'said' }
  /** An earlier run of the browser saw it in a page; nobody has looked since. */
  | { readonly kind: 'last-seen' }
  /** The site itself was asked, with the login and without. */
  | { readonly kind: 'asked'; readonly because: SignedInBecause };

/** One row of the list. Holds no value of any cookie but the account's own name. */
export interface SignedInSite {
  /** Identity of the row: the same login group in another store is another row. */
  readonly key: string;
  /** The catalogue's id, or the registrable domain of a site that no catalogue knows. */
  readonly siteId: string;
  /** What the site is called: 'Instagram', or its domain. */
  readonly name: string;
  /** Registrable domains on which this same login is valid; never empty. */
  readonly domains: readonly string[];
  readonly storeId: string;
  readonly grade: Grade;
  /** Account names or ids, where a cookie tells them harmlessly. */
  readonly accounts: readonly string[];
  readonly reasons: readonly Reason[];
  /** When Signoff first saw this login, in ms since the epoch. */
  readonly firstSeenAt: number;
  /** Whether the login was made while Signoff watched (then `firstSeenAt` is when the person signed in). */
  readonly sawSignIn: boolean;
  /**
   * When it was last seen in use: a page of the site was opened in this store, or a cookie that tells the login changed.
   * In ms since the epoch, whole minutes. Absent: not since Signoff knows of it.
   */
  readonly lastUsedAt?: number;
  /** When the login would end by itself, in ms since the epoch; absent: when the browser closes. */
  readonly endsAt?: number;
  /** A saved login was seen here, which a log-out leaves. */
  readonly keepsLogin?: boolean;
  /** Absent where the sign-out is Signoff's to do, or no such page is known. */
  readonly ownLogOut?: OwnLogOut;
}

/** Something that keeps Signoff from seeing or keeping everything, told to the person as such. */
export type Problem =
  | { readonly kind: 'access-withheld' }
  | { readonly kind: 'access-partial' }
  | { readonly kind: 'store-unreadable'; readonly storeId: string }
  | { readonly kind: 'journal-damaged'; readonly entries: number }
  | { readonly kind: 'corrections-damaged' }
  | { readonly kind: 'seen-damaged' }
  | { readonly kind: 'storage-full' }
  | { readonly kind: 'look-failed' };

/** A site of which somebody has to open a page, because only that shows whether somebody is signed in. */
export interface UnseenSite {
  readonly siteId: string;
  readonly name: string;
  /** Where the login is kept. */
  readonly host: string;
  readonly storeId: string;
}

/** The list as it was last looked at. */
export interface SignedInList {
  readonly sites: readonly SignedInSite[];
  readonly stores: readonly StoreInfo[];
  readonly problems: readonly Problem[];
  /** Absent: none. */
  readonly unseen?: readonly UnseenSite[];
  /** How many sites somebody said are no login: they are never listed. Absent: none. */
  readonly notShown?: number;
  /** When the last look ended, in ms since the epoch. */
  readonly lookedAt: number;
}
