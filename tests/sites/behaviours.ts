/** The server's part in pages that cling to a login: it sets cookies again when a dying page or an evercookie asks. */
import { type CookieAttributes, type Exchange, YEAR } from './exchange.ts';
import { cleanMark } from './seed.ts';
import type { World } from './server.ts';
import type { Site } from './site.ts';

/** A keepalive request is answered this late, when its page is long gone. */
const LATE = 300;

/** Answers the endpoints of the behaviours. */
export async function behaviourPaths(_world: World, exchange: Exchange, site: Site): Promise<boolean> {
  const mark = cleanMark(exchange.url.searchParams.get('mark'));
  const where = placeOf(exchange);
  switch (exchange.route) {
    case 'POST /keepalive-set':
    case 'GET /keepalive-set':
      await new Promise((resolve) => setTimeout(resolve, LATE));
      exchange.cookie('gasp_keepalive', mark, { ...where, maxAge: YEAR });
      restoreLogin(exchange, site);
      exchange.empty();
      return true;
    case 'POST /respawn':
    case 'GET /respawn':
      exchange.cookie('respawned', mark, { ...where, maxAge: YEAR });
      restoreLogin(exchange, site);
      exchange.json({ ok: true });
      return true;
    case 'GET /evercookie.txt': {
      // Like `/cached.txt`: the browser's cache is the store, the server forgets.
      const keep = String(exchange.request.headers['x-keep'] ?? '');
      exchange.text(keep, { 'cache-control': keep ? 'public, max-age=31536000, immutable' : 'no-store' });
      return true;
    }
  }
  return false;
}

/** Sets the login cookie again, good or not: to keep a dead one around is the evercookie's own affair. */
function restoreLogin(exchange: Exchange, site: Site): void {
  const value = exchange.url.searchParams.get('keep') ?? '';
  if (!/^[\w.%:|-]+$/.test(value)) return;
  exchange.cookie(site.loginCookie.name, value, {
    ...placeOf(exchange),
    domain: site.loginCookie.domain,
    maxAge: YEAR,
    httpOnly: true,
  });
}

/** In a frame of another site the browser takes partitioned cookies only. */
function placeOf(exchange: Exchange): CookieAttributes {
  return exchange.url.searchParams.get('framed') === 'true' ? { sameSite: 'None', partitioned: true } : {};
}
