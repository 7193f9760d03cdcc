/** What the popup shows as a whole, chosen from what is known; pure, so that every case can be tested. */

import type { GuidePlace } from '@/utils/core/guide';
import type { Problem, SignedInList, StoreInfo, UnseenSite } from '@/utils/core/signed-in';
import type { Line, LineGroup, ReceiptLine, RowKey, SessionLine } from './lines';
import { isSettled } from './receipt-shelf';

/** A problem that the background reported, that a command was not taken, or something about what is not listed. */
export type Notice =
  | Problem
  | { readonly kind: 'not-started' }
  /** A row left the list for its own answer. */
  | { readonly kind: 'asked-signed-out'; readonly siteName: string }
  /** So many sites are left out, because somebody said that they are no login. */
  | { readonly kind: 'not-shown'; readonly count: number }
  /** Nobody can say whether somebody is signed in there, before a page of it was open. */
  | { readonly kind: 'unseen'; readonly sites: readonly UnseenSite[] };

interface WithNotices {
  readonly notices: readonly Notice[];
  readonly stores: readonly StoreInfo[];
}
interface WithFront {
  /** The site of the open tab, where it is not listed. */
  readonly unlisted?: GuidePlace;
}
interface WithGroups extends WithNotices, WithFront {
  readonly groups: readonly LineGroup[];
}
export type Surface =
  | { readonly kind: 'blank' }
  | { readonly kind: 'loading' }
  | ({ readonly kind: 'no-list' } & WithNotices)
  | { readonly kind: 'access-withheld' }
  | ({ readonly kind: 'empty'; readonly everywhere: boolean } & WithNotices & WithFront)
  | ({ readonly kind: 'list' } & WithGroups)
  | { readonly kind: 'working'; readonly groups: readonly LineGroup[]; readonly mayStop: boolean }
  | { readonly kind: 'receipt-all'; readonly groups: readonly LineGroup[] };

export interface SurfaceInputs {
  readonly waited: 'not-yet' | 'a-moment' | 'too-long';
  readonly listKnown: boolean;
  readonly groups: readonly LineGroup[];
  readonly stores: readonly StoreInfo[];
  readonly notices: readonly Notice[];
  /** Rows of a log-out of everything that has not been put away with 'Done'. */
  readonly run: ReadonlySet<RowKey>;
  readonly unlisted?: GuidePlace;
}

export const isSession = (line: Line): line is SessionLine => line.kind === 'session';
export const isReceipt = (line: Line): line is ReceiptLine => line.kind === 'receipt';
const isWorking = (line: Line): boolean => line.kind === 'working';

/** Problems that mean that there may be logins which Signoff did not see. */
function couldNotSeeAll(notices: readonly Notice[]): boolean {
  return notices.some(({ kind }) =>
    ['access-partial', 'access-withheld', 'store-unreadable', 'look-failed', 'unseen'].includes(kind),
  );
}

/** What is not on the list although Signoff could look. */
export function leftOut(list: SignedInList | undefined): readonly Notice[] {
  const { notShown = 0, unseen = [] } = list ?? {};
  return [
    ...(unseen.length > 0 ? [{ kind: 'unseen' as const, sites: unseen }] : []),
    ...(notShown > 0 ? [{ kind: 'not-shown' as const, count: notShown }] : []),
  ];
}

export function chooseSurface(inputs: SurfaceInputs): Surface {
  const { groups, stores, notices, run, unlisted } = inputs;
  const lines = groups.flatMap((group) => group.lines);
  const working = lines.filter(isWorking);
  if (!inputs.listKnown && lines.length === 0) {
    if (inputs.waited === 'not-yet') return { kind: 'blank' };
    if (inputs.waited === 'a-moment') return { kind: 'loading' };
    return { kind: 'no-list', stores, notices: [{ kind: 'look-failed' }] };
  }
  const isRun = run.size > 0 && lines.filter(({ row }) => run.has(row)).length > 0;
  if (isRun && working.length > 0) {
    const mayStop = working.some((line) => line.kind === 'working' && line.stage === 'waiting');
    return { kind: 'working', groups, mayStop };
  }
  if (isRun && !lines.some(isSession)) {
    return { kind: 'receipt-all', groups };
  }
  if (working.length === 0 && notices.some(({ kind }) => kind === 'access-withheld'))
    return { kind: 'access-withheld' };
  if (lines.length === 0)
    return { kind: 'empty', everywhere: !couldNotSeeAll(notices), notices, stores, unlisted };
  return { kind: 'list', groups, stores, notices, unlisted };
}

/** The title of a list: what is signed in, what is under way, what is not finished. */
export type Headline =
  | { readonly key: 'header' | 'headerMaybe' | 'headerWorking' | 'headerUnfinished'; readonly count: number }
  | { readonly key: 'nobody' };

export function headline(lines: readonly Line[]): Headline {
  const sessions = lines.filter(isSession);
  const working = lines.filter(isWorking);
  const unfinished = lines.filter((line) => isReceipt(line) && !isSettled(line.receipt));
  if (sessions.length > 0) {
    const sure = working.length > 0 || sessions.some(({ site }) => site.grade === 'signed-in');
    return { key: sure ? 'header' : 'headerMaybe', count: sessions.length + working.length };
  }
  if (working.length > 0) return { key: 'headerWorking', count: working.length };
  if (unfinished.length > 0) return { key: 'headerUnfinished', count: unfinished.length };
  return { key: 'nobody' };
}
