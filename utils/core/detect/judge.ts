/** Decides from all evidence of one site whether somebody is signed in, how surely, and because of what. */

import type { Grade, Reason } from '../signed-in';
import type { SiteHistory } from './history';
import type { Mark, MarkBook } from './marks';
import { MARKS, markBook } from './marks';
import { kindOfName } from './names';
import type { PageVerdict } from './page';
import { type CookieTraits, scoreOf } from './score';
import { libraryOf, type StoredItem, storagePoints } from './storage';

/** What one look in a page of the site told. */
export interface PageEvidence {
  readonly verdict: PageVerdict;
  readonly stored: readonly StoredItem[];
  /** Something that looked like a sign-in led to the page. */
  readonly followsSignIn?: true;
}

export interface Evidence {
  readonly cookies: readonly CookieTraits[];
  readonly history: SiteHistory;
  /** Absent: nobody looked in a page of the site, or the look is out of date. */
  readonly page?: PageEvidence;
}

/** What was fitted, and can be fitted anew without one application (`npm run bench:detection`). */
export interface Knowledge {
  readonly marks: MarkBook;
  /** Points from which on a login is likely. */
  readonly enough: number;
}

export const KNOWLEDGE: Knowledge = { marks: markBook(MARKS), enough: 5 };

export interface Judgement {
  readonly grade: Grade;
  /** Never empty. */
  readonly reasons: readonly Reason[];
}

/** What one kind of evidence says. */
interface Sign {
  readonly points: number;
  readonly isSure: boolean;
  readonly reason: Reason;
}

/** The points of a hidden control to sign out, enough by itself. */
const HIDDEN_SIGN_OUT = 5;
/** The points, beside other evidence, of a page that asks nobody to sign in; of one that does so no more. */
const ASKS_NOBODY = 1;
const ASKS_NO_MORE = 2;

/** Undefined: nothing shows a login. A page that asks for one outweighs everything that is not sure. */
export function judge(evidence: Evidence, knowledge: Knowledge = KNOWLEDGE): Judgement | undefined {
  const verdict = evidence.page?.verdict;
  const signs = [
    ...markSigns(evidence, knowledge),
    ...(evidence.page ? storageSigns(evidence.page.stored) : []),
    ...scoreSigns(evidence, knowledge),
    ...pageSigns(verdict),
  ];
  const sure = signs.filter(({ isSure }) => isSure);
  // Somebody may be signed in at one host of a site and be asked to at another.
  if (verdict === 'signed-out') return verdictOf('likely', sure);
  if (sure.length > 0) return verdictOf('signed-in', sure);
  const silence = evidence.page?.followsSignIn ? ASKS_NO_MORE : ASKS_NOBODY;
  const bonus = verdict === 'silent' && signs.length > 0 ? silence : 0;
  const most = strongest(signs, 'cookie') + strongest(signs, 'storage') + strongest(signs, 'page') + bonus;
  return most >= knowledge.enough ? verdictOf('likely', signs) : undefined;
}

/** Whether a cookie could change the judgement of a site that nobody watched. Cheap. */
export function couldTell(name: string, knowledge: Knowledge = KNOWLEDGE): boolean {
  if (knowledge.marks.knowsName(name)) return true;
  const kind = kindOfName(name);
  return kind === 'remember' || kind === 'login';
}

function verdictOf(grade: Grade, signs: readonly Sign[]): Judgement | undefined {
  if (signs.length === 0) return undefined;
  const reasons = new Map(signs.map(({ reason }) => [JSON.stringify(reason), reason]));
  return { grade, reasons: [...reasons.values()] };
}

/** Two cookies that look like a login are no more than one: only the best of each source counts. */
function strongest(signs: readonly Sign[], source: 'cookie' | 'storage' | 'page'): number {
  const of = signs.filter(({ reason }) => sourceOf(reason) === source).map(({ points }) => points);
  return Math.max(0, ...of);
}

function sourceOf({ kind }: Reason): 'cookie' | 'storage' | 'page' {
  if (kind === 'page-sign-out') return 'page';
  return kind.startsWith('storage-') ? 'storage' : 'cookie';
}

function markSigns({ cookies, history }: Evidence, { marks, enough }: Knowledge): Sign[] {
  const candidates = cookies.filter(({ name }) => marks.knowsName(name) && !history.leftovers.includes(name));
  if (candidates.length === 0) return [];
  const live = new Set(cookies.filter((cookie) => !isNothing(cookie)).map(({ name }) => name));
  return candidates.flatMap((cookie): Sign[] => {
    const mark = marks.markOf(cookie, live);
    return mark ? [signOf(cookie, mark, enough)] : [];
  });
}

function signOf({ name }: CookieTraits, { software, basis }: Mark, enough: number): Sign {
  const reason: Reason = { kind: 'software', cookie: name, software };
  return { points: enough, isSure: basis !== 'known', reason };
}

function isNothing({ shape }: CookieTraits): boolean {
  const { kind } = shape();
  return kind === 'empty' || kind === 'off';
}

function scoreSigns({ cookies, history }: Evidence, { enough }: Knowledge): Sign[] {
  return cookies.flatMap((cookie): Sign[] => {
    // A page that asks nobody to sign in may make up for the last point.
    const { points, by } = scoreOf(cookie, history, enough - ASKS_NOBODY);
    return by ? [{ points, isSure: false, reason: { kind: by, cookie: cookie.name } }] : [];
  });
}

function storageSigns(stored: readonly StoredItem[]): Sign[] {
  return stored.flatMap((item): Sign[] => {
    const library = libraryOf(item);
    if (library !== undefined) {
      return [{ points: 0, isSure: true, reason: { kind: 'storage-library', key: item.key, library } }];
    }
    const points = storagePoints(item);
    return points > 0 ? [{ points, isSure: false, reason: { kind: 'storage-token', key: item.key } }] : [];
  });
}

function pageSigns(verdict: PageVerdict | undefined): Sign[] {
  const reason: Reason = { kind: 'page-sign-out' };
  if (verdict === 'signed-in') return [{ points: 0, isSure: true, reason }];
  if (verdict === 'hidden-sign-out') return [{ points: HIDDEN_SIGN_OUT, isSure: false, reason }];
  return [];
}
