/** The smallest thing a wipe answers for: one kind of data × one origin × one cookie store × one partition. */

/** The kinds of data that a site can keep in a browser. `http-cache` and `history` cannot be read by an extension. */
export const STORE_KINDS = [
  'local-storage',
  'session-storage',
  'indexed-db',
  'cache-storage',
  'opfs',
  'service-worker',
] as const;

/** A kind of saved data other than a cookie that an extension can look at from a document of its origin. */
export type StoreKind = (typeof STORE_KINDS)[number];

/** Every kind of unit that a receipt can name. */
export type UnitKind = 'cookie' | StoreKind | 'http-cache';

/** Who a unit belongs to. `partition` is the top-level site that it was kept under, absent for ordinary data. */
export interface UnitPlace {
  readonly origin: string;
  readonly storeId: string;
  readonly partition?: string;
}

/**
 * What looking again said of a unit.
 * - `gone`: it was there before and is not there now
 * - `left`: it is there now, although it was cleared
 * - `came-back`: it was seen gone and is there again
 * - `not-looked`: nobody could look, so nobody knows (the host did not answer, say)
 * - `out-of-reach`: the browser does not let an extension see or clear it
 */
export type UnitVerdict = 'gone' | 'left' | 'came-back' | 'not-looked' | 'out-of-reach';

/** One line of a receipt's evidence. `count` is how many cookies or stores stand behind it. */
export interface Unit extends UnitPlace {
  readonly kind: UnitKind;
  readonly verdict: UnitVerdict;
  readonly count: number;
}
