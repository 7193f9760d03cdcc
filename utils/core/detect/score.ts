/** How much one cookie of a site that nobody reviewed looks like somebody's login. */

import type { SiteHistory } from './history';
import type { MarkedCookie } from './marks';
import { kindOfName, type NameKind } from './names';
import { isTokenLike } from './shape';

/** A cookie as detection sees it: everything but its value, which is asked of only where it decides. */
export interface CookieTraits extends MarkedCookie {
  readonly httpOnly: boolean;
  /** How long it will stay, in ms; absent: until the browser closes. */
  readonly lastsMs?: number;
}

/** What gave a cookie most of its points; the sentence that a person reads. */
export type Telling = 'learnt' | 'appeared' | 'changed' | 'remember-name' | 'login-name';

export interface CookieScore {
  readonly points: number;
  readonly by?: Telling;
}

const NAME_POINTS: Readonly<Record<NameKind, number>> = {
  noise: Number.NEGATIVE_INFINITY,
  visitor: -3,
  remember: 3,
  login: 3,
  session: 1,
  person: 1,
  other: 0,
};
const LEARNT = 4;
const APPEARED = 3;
const CHANGED = 2;
/** A value that no script can read, or that looks like a secret, or a signed statement about somebody. */
const HTTP_ONLY = 1;
const TOKEN = 1;
const STATEMENT = 2;
/** Made to outlast the browser: a session that everybody gets seldom is. Tells only of a name that tells by itself. */
const LASTING = 1;
const A_DAY_MS = 86_400_000;
const NOTHING: CookieScore = { points: 0 };

/**
 * The points of one cookie. Cheap for almost all: the value's shape is looked at only where the rest leaves a chance.
 * @param enough points from which on a login is likely
 */
export function scoreOf(cookie: CookieTraits, history: SiteHistory, enough: number): CookieScore {
  const kind = kindOfName(cookie.name);
  const past = pastOf(cookie.name, history);
  if (kind === 'noise' || history.leftovers.includes(cookie.name)) return NOTHING;
  const tellsByName = kind === 'remember' || kind === 'login';
  const lasts = tellsByName && cookie.httpOnly && (cookie.lastsMs ?? 0) >= A_DAY_MS;
  const known = NAME_POINTS[kind] + past.points + (cookie.httpOnly ? HTTP_ONLY : 0) + (lasts ? LASTING : 0);
  if (known + STATEMENT < enough) return NOTHING;
  const shape = cookie.shape();
  if (!isTokenLike(shape)) return NOTHING;
  const points = known + (shape.kind === 'token' ? TOKEN : STATEMENT);
  return { points, by: past.by ?? (kind === 'remember' ? 'remember-name' : 'login-name') };
}

function pastOf(name: string, history: SiteHistory): CookieScore {
  if (history.carriers.includes(name)) return { points: LEARNT, by: 'learnt' };
  if (history.appeared.includes(name)) return { points: APPEARED, by: 'appeared' };
  if (history.changed.includes(name) && !history.restless.includes(name)) {
    return { points: CHANGED, by: 'changed' };
  }
  return NOTHING;
}
