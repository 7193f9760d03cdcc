/** What is learned of one site by watching its cookies change: names only, and few of them. */

export interface Changes {
  readonly appeared: readonly string[];
  /** The name stayed, the value is another. */
  readonly changed: readonly string[];
  readonly vanished: readonly string[];
}

/** What went before a change: somebody seems to have signed in, or out, or neither. */
export type Moment = 'sign-in' | 'sign-out' | 'other';

/** Names of cookies, by what they were seen to do. */
export interface SiteHistory {
  /** Came with what looks like the last sign-in, and are still there. */
  readonly appeared: readonly string[];
  /** Were there before it and got another value with it. */
  readonly changed: readonly string[];
  /** Change at other times as well: that such a one changes says nothing. */
  readonly restless: readonly string[];
  /** Outlasted a sign-out: that such a one is there says nothing. */
  readonly leftovers: readonly string[];
  /** Came with a sign-in and went with a sign-out: wherever such a one is, somebody is signed in. */
  readonly carriers: readonly string[];
}

export const NO_HISTORY: SiteHistory = {
  appeared: [],
  changed: [],
  restless: [],
  leftovers: [],
  carriers: [],
};
/** Per list: a site that makes up a new name for every visit must not fill the memory. The newest are kept. */
const MOST = 30;

/**
 * The history after one more change.
 * @param present names of all cookies of the site after the change
 */
export function withChanges(
  history: SiteHistory,
  moment: Moment,
  changes: Changes,
  present: readonly string[],
): SiteHistory {
  const next = after[moment](history, changes, present);
  const gone = new Set(changes.vanished.filter((name) => !present.includes(name)));
  const left = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => !gone.has(name)).slice(-MOST);
  return {
    appeared: left(next.appeared),
    changed: left(next.changed),
    leftovers: left(next.leftovers),
    restless: [...new Set(next.restless)].slice(-MOST),
    carriers: [...new Set(next.carriers)].slice(-MOST),
  };
}

const after: Record<Moment, (...all: [SiteHistory, Changes, readonly string[]]) => SiteHistory> = {
  'sign-in': (history, { appeared, changed }) => ({
    ...history,
    appeared: [...history.appeared, ...appeared],
    changed: [...history.changed, ...changed.filter((name) => !history.appeared.includes(name))],
    leftovers: without(history.leftovers, [...appeared, ...changed]),
  }),
  'sign-out': (history, { vanished }, present) => ({
    ...history,
    appeared: [],
    changed: [],
    leftovers: [...history.leftovers, ...present],
    carriers: [
      ...without(history.carriers, present),
      ...vanished.filter((name) => history.appeared.includes(name) && !present.includes(name)),
    ],
  }),
  other: (history, { changed }) => ({
    ...history,
    changed: without(history.changed, changed),
    restless: [...history.restless, ...without(changed, history.appeared)],
  }),
};

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}

/** The history after a page showed that what looked like a sign-in was none: what came with it says nothing. */
export function withRefusal(history: SiteHistory): SiteHistory {
  return {
    ...history,
    appeared: [],
    changed: [],
    leftovers: [...new Set([...history.leftovers, ...history.appeared])].slice(-MOST),
    restless: [...new Set([...history.restless, ...history.changed])].slice(-MOST),
  };
}
