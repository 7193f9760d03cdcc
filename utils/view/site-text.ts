/** The small print of a row: since when, for how long, and why it is listed. */

import type { OwnLogOut, Reason, SignedInSite, StoreInfo } from '@/utils/core/signed-in';
import { ago, duration, sentenceStart, t } from '@/utils/i18n';
import { knownText } from './guide-text';

const MINUTE = 60_000;

/** A phrase of the small line; `full` is the same said at length. */
export interface Phrase {
  readonly text: string;
  readonly full?: string;
}

function since(site: SignedInSite, now: number): Phrase[] {
  // When the login was there before Signoff, nobody knows since when: nothing is said.
  if (!site.sawSignIn) return [];
  const age = Math.max(0, now - site.firstSeenAt);
  return [{ text: age < MINUTE ? t('metaSignedInNow') : t('metaSignedIn', ago(age)) }];
}

function until(site: SignedInSite, store: StoreInfo, now: number): Phrase {
  if (store.kind === 'private') return { text: t('metaUntilPrivate') };
  if (site.endsAt === undefined) return { text: t('metaUntilBrowser') };
  const time = duration(Math.max(0, site.endsAt - now));
  return { text: t('metaStays', time), full: t('metaStaysLong', time) };
}

export function sitePhrases(site: SignedInSite, store: StoreInfo, now: number): Phrase[] {
  return [...since(site, now), until(site, store, now)].map(({ text, full }, place) => ({
    text: place === 0 ? sentenceStart(text) : text,
    ...(full && { full: place === 0 ? sentenceStart(full) : full }),
  }));
}

function sentenceOf(reason: Reason): string {
  switch (reason.kind) {
    case 'catalogue':
      return t('reasonCatalogue', reason.cookie);
    case 'software':
      return t('reasonSoftware', reason.cookie, reason.software);
    case 'login-name':
      return t('reasonLoginName', reason.cookie);
    case 'remember-name':
      return t('reasonRememberName', reason.cookie);
    case 'appeared':
      return t('reasonAppeared', reason.cookie);
    case 'changed':
      return t('reasonChanged', reason.cookie);
    case 'learnt':
      return t('reasonLearnt', reason.cookie);
    case 'page-sign-out':
      return t('reasonPageSignOut');
    case 'storage-library':
      return t('reasonStorageLibrary', reason.key, reason.library);
    case 'storage-known':
      return t('reasonStorageKnown', reason.key);
    case 'storage-token':
      return t('reasonStorageToken', reason.key);
    case 'last-seen':
      return t('reasonLastSeen');
    case 'said':
      return t('reasonSaid');
    case 'asked':
      return t(reason.because === 'way-out' ? 'reasonAskedWayOut' : 'reasonAskedLetIn');
  }
}

/** The evidence, one sentence each, and that a guess is one. */
export function reasonSentences(site: SignedInSite): string[] {
  const sentences = site.reasons.map(sentenceOf);
  return site.grade === 'likely' ? [...new Set(sentences), t('reasonGuess')] : sentences;
}

/** Since when the login is known, when it was last used, and when it would end: a phrase each. */
export function timePhrases(site: SignedInSite, store: StoreInfo, now: number): string[] {
  const { sawSignIn, firstSeenAt, lastUsedAt, endsAt } = site;
  const since = (time: number) => ago(Math.max(0, now - time));
  const ends = () => {
    if (store.kind === 'private') return t('whenEndsPrivate');
    return endsAt === undefined ? t('whenEndsBrowser') : t('whenEnds', duration(Math.max(0, endsAt - now)));
  };
  return [
    t(sawSignIn ? 'whenSignedIn' : 'whenFirstSeen', since(firstSeenAt)),
    ...(lastUsedAt === undefined ? [] : [t('whenLastUsed', since(lastUsedAt))]),
    ends(),
  ];
}

/** What 'Log out' leaves, said beforehand: a saved login only where one was seen, and a surer way where there is one. */
export function logOutHelp({ keepsLogin, ownLogOut }: SignedInSite): string {
  if (ownLogOut) return t('logOutHelpOwn');
  return keepsLogin ? t('logOutHelp') : t('logOutHelpUnknown');
}

/** What opening the site's own page to log out at does, and how sure its address is where that is weak. */
export function ownLogOutNote(own: OwnLogOut): string {
  return [
    t('ownLogOutNote', own.host),
    ...(own.endsAll ? [t('ownLogOutAll')] : []),
    ...(own.confidence === 'low' ? [knownText(own)] : []),
  ].join(' ');
}

/** What a cookie store is called. */
export function storeName(store: StoreInfo | undefined): string {
  if (!store) return t('storeUnknown');
  if (store.kind === 'private') return t('storePrivate');
  if (store.kind === 'container') return t('storeContainer', store.name ?? '');
  return t('storeOrdinary');
}
