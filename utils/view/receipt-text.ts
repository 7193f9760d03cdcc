/** The words of a receipt: only what was seen, one line each; amber for what is left or was not looked at. */

import type { Receipt } from '@/utils/core/receipt';
import type { SignOutReport, SignOutTrouble } from '@/utils/core/sign-out';
import type { Unit, UnitVerdict } from '@/utils/core/unit';
import { list, type MessageKey, number, plural, t } from '@/utils/i18n';
import { historyRows } from './history-text';
import { isSettled } from './receipt-shelf';

export interface ReceiptRow {
  /** `seen`: a tick. `open`: amber. `note`, `info`: neither. */
  readonly tone: 'seen' | 'open' | 'note' | 'info' | 'fine';
  readonly text: string;
}

const MOST_OPEN_ROWS = 4;

function hostOf(origin: string): string {
  try {
    return new URL(origin).host || origin;
  } catch {
    return origin;
  }
}

/** '14 cookies, 5 stores'; empty when there are none. */
export function things(cookies: number, stores: number, cached = false): string {
  return list([
    ...(cookies > 0 ? [plural('cookies', cookies)] : []),
    ...(stores > 0 ? [plural('stores', stores)] : []),
    ...(cached ? [t('cachedFiles')] : []),
  ]);
}

const OPEN_KEYS: Record<Exclude<UnitVerdict, 'gone'>, MessageKey> = {
  left: 'leftThings',
  'came-back': 'cameBackThings',
  'not-looked': 'notLookedThings',
  'out-of-reach': 'outOfReachThings',
};

function openRow(verdict: Exclude<UnitVerdict, 'gone'>, host: string, units: readonly Unit[]): string {
  const count = (wanted: readonly Unit[]) => wanted.reduce((sum, unit) => sum + unit.count, 0);
  const cookies = units.filter(({ kind }) => kind === 'cookie');
  const cached = units.filter(({ kind }) => kind === 'http-cache');
  const stores = units.filter((unit) => !cookies.includes(unit) && !cached.includes(unit));
  const named = things(count(cookies), count(stores), cached.length > 0);
  if (named) return t(OPEN_KEYS[verdict], named, host);
  return t('notLookedHost', host);
}

/** What is not proven gone: one sentence per verdict and host. */
export function openRows(receipt: Receipt): string[] {
  const byPlace = new Map<string, Unit[]>();
  for (const unit of receipt.open) {
    const place = `${unit.verdict} ${hostOf(unit.origin)}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), unit]);
  }
  const sentences = [...byPlace.values()].flatMap((units) => {
    const [first] = units;
    return first && first.verdict !== 'gone' ? [openRow(first.verdict, hostOf(first.origin), units)] : [];
  });
  if (sentences.length <= MOST_OPEN_ROWS) return sentences;
  return [
    ...sentences.slice(0, MOST_OPEN_ROWS - 1),
    plural('moreLines', sentences.length - MOST_OPEN_ROWS + 1),
  ];
}

const FAILURES = {
  'storage-full': 'failedStorage',
  'no-access': 'failedAccess',
  unexpected: 'failedUnexpected',
} as const satisfies Record<NonNullable<Receipt['failure']>, MessageKey>;

const NOT_TOLD = {
  offline: 'signOutOffline',
  slow: 'signOutSlow',
  'server-error': 'signOutServerError',
  'sent-elsewhere': 'signOutSentElsewhere',
  'token-refused': 'signOutRefused',
  'no-way-known': 'signOutNoAnswer',
  'would-end-all': 'signOutWouldEndAll',
  'cannot-tell': 'signOutCannotTell',
} as const satisfies Record<SignOutTrouble, MessageKey>;

function onlyHereKey({ trouble }: SignOutReport): MessageKey {
  return trouble === 'would-end-all' ? 'signOutWouldEndAll' : 'signOutOnlyHere';
}

/** What the site's server said of the old login. */
function serverRow({ signOut, siteName, accounts = 1 }: Receipt): ReceiptRow[] {
  switch (signOut?.result) {
    case 'confirmed':
      // The question was asked as the one account that the site takes the browser for.
      if (accounts > 1)
        return [
          { tone: 'seen', text: t('signOutConfirmedInUse', siteName) },
          { tone: 'info', text: t('signOutOthersUnasked', number(accounts)) },
        ];
      return [{ tone: 'seen', text: t('signOutConfirmed', siteName) }];
    case 'only-here':
      return [{ tone: 'info', text: t(onlyHereKey(signOut), siteName) }];
    case 'still-accepted':
      return [{ tone: 'open', text: t('signOutStillAccepted', siteName) }];
    case 'no-answer':
      return [{ tone: 'open', text: t(NOT_TOLD[signOut.trouble ?? 'no-way-known'], siteName) }];
    default:
      return [];
  }
}

const mainHost = (receipt: Receipt): string => receipt.domains[0] ?? receipt.siteName;

/** What went, in one phrase; undefined when nothing was found. */
export function clearedThings(receipts: readonly Receipt[]): string | undefined {
  const gone = (tally: 'cookies' | 'stores') =>
    receipts.reduce((sum, receipt) => sum + Math.max(0, receipt[tally].found - receipt[tally].left), 0);
  return things(gone('cookies'), gone('stores')) || undefined;
}

function seenRows(receipt: Receipt): string[] {
  const cookieOpen = receipt.cookies.left > 0 || receipt.open.some(({ kind }) => kind === 'cookie');
  const cleared = clearedThings([receipt]);
  const nothingFound = receipt.cookies.found + receipt.stores.found === 0;
  return [
    // Its server's word says more than this browser's.
    ...(cookieOpen || receipt.signOut?.result === 'confirmed'
      ? []
      : [t('receiptSignedOut', mainHost(receipt))]),
    ...(cleared ? [t('receiptCleared', cleared)] : []),
    ...(nothingFound && receipt.verdict === 'clean' ? [t('receiptNothingFound')] : []),
    ...(isSettled(receipt) ? [receipt.scope === 'log-out' ? keptText(receipt) : t('receiptChecked')] : []),
  ];
}

/** What a log-out left: a saved login only where one was seen. */
function keptText({ kept = 0, keptLogin }: Receipt): string {
  if (keptLogin) return t('receiptKeptLogin');
  return kept > 0 ? t('receiptKept', plural('cookies', kept)) : t('receiptKeptNone');
}

function keptPhrase({ kept = 0, keptLogin }: Receipt): string {
  if (keptLogin) return t('receiptKeptLoginShort');
  return kept > 0 ? t('receiptKeptShort', plural('cookies', kept)) : t('receiptKeptNoneShort');
}

function secondLook(receipt: Receipt): ReceiptRow[] {
  if (receipt.secondLook === 'due') return [{ tone: 'note', text: t('secondLookDue') }];
  if (receipt.secondLook === 'cleared-again') return [{ tone: 'note', text: t('secondLookClearedAgain') }];
  if (receipt.secondLook === 'left') return [{ tone: 'open', text: t('secondLookLeft') }];
  return [];
}

/** After 'Log out & forget': what was cleared as far as the browser does it, and can be looked at by nobody. */
function unseen(receipt: Receipt): ReceiptRow[] {
  const { leftTabs = 0, scope = 'forget' } = receipt;
  if (scope === 'log-out') return [];
  return [
    ...(leftTabs > 0 ? [{ tone: 'info' as const, text: plural('leftTabs', leftTabs) }] : []),
    ...(clearedThings([receipt]) ? [{ tone: 'fine' as const, text: t('cachedNote') }] : []),
  ];
}

/**
 * Every line of a receipt, ticks first. `providers` are logins still here with which one comes back into other sites.
 */
export function receiptRows(receipt: Receipt, providers: readonly string[] = []): ReceiptRow[] {
  if (receipt.verdict === 'failed') {
    return [{ tone: 'open', text: t(FAILURES[receipt.failure ?? 'unexpected'], mainHost(receipt)) }];
  }
  const server = serverRow(receipt);
  const history = historyRows(receipt.history);
  return [
    ...server.filter(({ tone }) => tone === 'seen'),
    ...seenRows(receipt).map((text) => ({ tone: 'seen' as const, text })),
    ...history.filter(({ tone }) => tone === 'seen'),
    ...server.filter(({ tone }) => tone !== 'seen'),
    ...openRows(receipt).map((text) => ({ tone: 'open' as const, text })),
    ...history.filter(({ tone }) => tone !== 'seen'),
    ...secondLook(receipt),
    ...(providers.length > 0 ? [{ tone: 'info' as const, text: t('providerHint', list(providers)) }] : []),
    ...unseen(receipt),
  ];
}

/** A receipt in one line of phrases, for lists of several. */
export function receiptPhrases(receipt: Receipt): string[] {
  if (receipt.verdict === 'failed') return [t('receiptNotDone')];
  const cleared = clearedThings([receipt]);
  return [
    cleared ? t('receiptCleared', cleared) : t('receiptNothingFound'),
    isSettled(receipt)
      ? receipt.scope === 'log-out'
        ? keptPhrase(receipt)
        : t('receiptNothingLeft')
      : t('receiptNotFinished'),
  ];
}
