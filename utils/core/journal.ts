/** The durable record of one wipe: what was asked for, what was found, how far it came. No names of accounts, no values. */

import * as v from 'valibot';
import { HISTORY_REASONS } from './history';
import type { LogOutScope } from './sign-out';
import { STORE_KINDS, type UnitPlace } from './unit';

/**
 * The steps of a wipe, in order. A step is written down before it starts; all of them may be repeated.
 * `planned` is the intent alone; `second-look` waits until 20 s later or the next start of the browser.
 */
export const WIPE_STEPS = [
  'planned',
  'sign-out',
  'quarantine',
  'tabs',
  'look',
  'clear',
  'look-again',
  'lift',
  'second-look',
] as const;
export type WipeStep = (typeof WIPE_STEPS)[number];

const place = {
  origin: v.string(),
  storeId: v.string(),
  partition: v.optional(v.string()),
};

const unitSchema = v.object({
  ...place,
  kind: v.picklist(['cookie', 'http-cache', ...STORE_KINDS]),
  verdict: v.picklist(['gone', 'left', 'came-back', 'not-looked', 'out-of-reach']),
  count: v.number(),
});

const storeSeen = v.object({ ...place, kind: v.picklist(STORE_KINDS) });

const foundSchema = v.object({
  cookies: v.number(),
  stores: v.array(storeSeen),
});

const outcomeSchema = v.object({
  cookiesLeft: v.number(),
  storesLeft: v.number(),
  open: v.array(unitSchema),
  /** Open tabs that went on from the site to another one, and may remember it until they are closed. */
  leftTabs: v.optional(v.number()),
});

const historySchema = v.object({
  found: v.number(),
  left: v.number(),
  untouched: v.optional(v.picklist(HISTORY_REASONS)),
});

const signOutSchema = v.object({
  result: v.picklist(['confirmed', 'still-accepted', 'no-answer', 'only-here']),
  trouble: v.optional(
    v.picklist([
      'offline',
      'slow',
      'server-error',
      'sent-elsewhere',
      'token-refused',
      'no-way-known',
      'would-end-all',
      'cannot-tell',
    ]),
  ),
});

const entrySchema = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.nonEmpty()),
  key: v.string(),
  siteId: v.string(),
  siteName: v.string(),
  domains: v.pipe(v.array(v.string()), v.nonEmpty()),
  storeId: v.string(),
  requestedAt: v.number(),
  browserRun: v.string(),
  step: v.picklist(WIPE_STEPS),
  /** Entries from before there was a choice forget. */
  scope: v.optional(v.picklist(['log-out', 'forget']), 'forget'),
  /** What the site's server said; absent until it was asked, and where there was no login to end. */
  signOut: v.optional(signOutSchema),
  /** Cookies that a log-out leaves on purpose. */
  kept: v.optional(v.number()),
  /** Whether a saved login is among them. */
  keptLogin: v.optional(v.boolean()),
  /** How many accounts the login's cookies named when the site was told; absent: one, or nobody knows. */
  accounts: v.optional(v.number()),
  /** Names of signed-in sites that could sign the person back in here with one click. */
  providers: v.optional(v.array(v.string())),
  /**
   * Where data of the site may be; written down before anything is cleared, for nothing leads there afterwards.
   * `certain`: something was seen there; otherwise a good guess (`www.` of a domain).
   */
  places: v.array(v.object({ ...place, certain: v.boolean() })),
  tabs: v.number(),
  /** These tabs by id, so that none counts twice when a dead worker's try is repeated. */
  tabIds: v.optional(v.array(v.number())),
  /** Origins whose sessionStorage held something in these tabs: it goes with them, so nobody can look later. */
  sessionOrigins: v.optional(v.array(v.string())),
  found: v.optional(foundSchema),
  /** Set once everything was looked at again under the quarantine: from here on, what is there is somebody's new data. */
  outcome: v.optional(outcomeSchema),
  /** The site's pages in the browser's history, where the person wants those gone as well. */
  history: v.optional(historySchema),
  finishedAt: v.optional(v.number()),
  /** When the second look is due, and whether an earlier one found something back. */
  secondLook: v.optional(v.object({ dueAt: v.number(), cameBack: v.boolean() })),
  /** 16-bit digests of the removed cookies by identity: tell a cookie that came back from one of a new login. */
  removed: v.array(v.tuple([v.string(), v.string()])),
});

/** A place that a wipe looks at. */
export interface WipePlace extends UnitPlace {
  readonly certain: boolean;
}

/** One wipe as it stands in the journal. */
export type JournalEntry = Readonly<v.InferOutput<typeof entrySchema>>;
/** What was seen before anything was cleared. */
export type Found = v.InferOutput<typeof foundSchema>;
/** One non-empty store. */
export type StoreSeen = v.InferOutput<typeof storeSeen>;
/** What looking again said. */
export type Outcome = v.InferOutput<typeof outcomeSchema>;

/** An entry read from disk, or undefined where it is not one. Never throws. */
export function parseEntry(raw: unknown): JournalEntry | undefined {
  const result = v.safeParse(entrySchema, raw);
  return result.success ? result.output : undefined;
}

/** What is asked for, before anything is known or done. */
export interface Intent {
  readonly id: string;
  readonly key: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly domains: readonly string[];
  readonly storeId: string;
  readonly requestedAt: number;
  readonly browserRun: string;
  /** Absent: `forget`. */
  readonly scope?: LogOutScope;
}

/** The first record of a wipe, durable before anything is touched. */
export function planned(intent: Intent): JournalEntry {
  return {
    ...intent,
    domains: [...intent.domains],
    scope: intent.scope ?? 'forget',
    version: 1,
    step: 'planned',
    places: [],
    tabs: 0,
    removed: [],
  };
}

/** The same place twice is one place. */
export function placeKey(place: UnitPlace): string {
  return `${place.storeId} ${place.origin} ${place.partition ?? ''}`;
}

/**
 * The entry as a new run of the browser takes it up. Between two runs everything may have come back: Firefox restores
 * cookies and sessionStorage with the session, Chromium has deletions of localStorage on the disk only after seconds
 * (measured, docs/platform-facts.md). So it is wiped once more, unless somebody has signed in since (`loginSince`, in ms
 * since the epoch): theirs is no old data.
 */
export function inNewRun(entry: JournalEntry, browserRun: string, loginSince?: number): JournalEntry {
  const hasNewLogin =
    entry.finishedAt !== undefined && loginSince !== undefined && loginSince > entry.finishedAt;
  if (entry.browserRun === browserRun || hasNewLogin) return entry;
  return {
    ...entry,
    browserRun,
    step: 'planned',
    outcome: undefined,
    finishedAt: undefined,
    // Stays as the mark that this was wiped before: whatever is there now came back.
    secondLook: isWiped(entry) ? { dueAt: 0, cameBack: false } : undefined,
  };
}

/** Whether the wipe itself is over and only the later second look is due. */
export function isWiped(entry: JournalEntry): boolean {
  return entry.outcome !== undefined;
}
