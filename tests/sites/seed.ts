/** Puts a marked value into every kind of store an origin has, at the top level or in a frame, and says when all is done. */
import { type CookieAttributes, type Exchange, siteOf, YEAR } from './exchange.ts';
import { escapeHtml, sendInertPage, sendPage } from './pages/layout.ts';
import type { World } from './server.ts';

/** Answers the paths that seed. */
export function seedPaths(world: World, exchange: Exchange): boolean {
  const mark = cleanMark(exchange.url.searchParams.get('mark'));
  if (!world.seedingAllowed && /^GET \/(embed-)?seed/.test(exchange.route)) {
    exchange.text('Seeding is over.\n', {}, 410);
    return true;
  }
  switch (exchange.route) {
    case 'GET /seed':
    case 'GET /seed-frame': {
      const framed = exchange.url.pathname === '/seed-frame';
      sendInertPage(exchange, {
        title: 'Seeding',
        body: `<main class="narrow"><section class="card"><h1>Seeding ${escapeHtml(exchange.host)}</h1><p id="state">working</p></section></main>`,
        scripts: ['stores.js', 'seed.js'],
        data: { mark, framed },
      });
      return true;
    }
    case 'GET /victim':
    case 'GET /victim-frame':
      exchange.config.mark = mark || exchange.config.mark;
      exchange.config.login.value ||= `victim-${exchange.config.mark}`;
      sendPage(exchange, {
        title: `Victim of ${exchange.config.behaviour}`,
        body: `<main class="narrow"><section class="card"><h1>${escapeHtml(exchange.host)}</h1><p>Behaviour: ${exchange.config.behaviour}. <span id="state">working</span></p></section></main>`,
        scripts: ['stores.js', 'seed.js'],
        data: { mark: exchange.config.mark, framed: exchange.url.pathname === '/victim-frame' },
        // Unlike the other pages this one may be kept for the back button: the browser's memory is a store as well.
        headers: { 'cache-control': 'no-cache' },
      });
      return true;
    case 'GET /embed-seed':
      sendEmbedding(exchange, `/seed-frame?mark=${encodeURIComponent(mark)}`, 'Embedding a seeding frame');
      return true;
    case 'GET /embed-victim':
      sendEmbedding(exchange, '/victim-frame', 'Embedding a victim');
      return true;
    case 'GET /seed-cookies':
      setSeedCookies(exchange, mark, exchange.url.searchParams.get('framed') === 'true');
      exchange.json({ ok: true });
      return true;
    case 'GET /cached.txt':
      sendCached(world, exchange);
      return true;
  }
  return false;
}

/** Sends a page with a frame of another host (`?of=`), whose message it passes on. */
export function sendEmbedding(exchange: Exchange, path: string, title: string): undefined {
  const of = exchange.url.searchParams.get('of') ?? '';
  if (!/^[a-z0-9.-]+(:\d+)?$/.test(of)) {
    exchange.text('Which host? ?of=HOST[:PORT]\n', {}, 400);
    return;
  }
  sendInertPage(exchange, {
    title,
    body: `<main class="narrow"><section class="card"><h1>${escapeHtml(exchange.host)} embeds ${escapeHtml(of)}</h1><p id="state">waiting</p>
<iframe id="frame" title="${escapeHtml(of)}" src="https://${of}${escapeHtml(path)}" width="320" height="220"></iframe></section></main>`,
    scripts: [path.startsWith('/inventory') ? 'inventory.js' : 'seed.js'],
    data: { embeds: `https://${of}` },
  });
}

/** Cookies of every kind that a response can set. Names say the kind, values carry the mark. */
function setSeedCookies(exchange: Exchange, mark: string, framed: boolean): undefined {
  const domain = `.${siteOf(exchange.host)}`;
  // Without Partitioned and SameSite=None a cookie set in a frame of another site is refused.
  const where: CookieAttributes = framed ? { sameSite: 'None', partitioned: true } : {};
  const set = (name: string, attributes: CookieAttributes) =>
    exchange.cookie(name, `${mark}-${name}`, { ...where, ...attributes });
  set('seed_host', { maxAge: YEAR });
  set('seed_domain', { maxAge: YEAR, domain });
  set('seed_http_only', { maxAge: YEAR, httpOnly: true });
  set('seed_domain_http_only', { maxAge: YEAR, httpOnly: true, domain });
  set('__Host-seed', { maxAge: YEAR });
  set('__Secure-seed', { maxAge: YEAR, domain });
  set('seed_deep', { maxAge: YEAR, path: '/deep/path/' });
  set('seed_deep_http_only', { maxAge: YEAR, path: '/deep/path/', httpOnly: true, domain });
  set('seed_session', {});
  set('seed_none', { maxAge: YEAR, sameSite: 'None' });
  set('seed_partitioned', { maxAge: YEAR, sameSite: 'None', partitioned: true });
  if (!framed) set('seed_strict', { maxAge: YEAR, sameSite: 'Strict' });
}

/** A file for the HTTP cache: holds the mark of whoever asked for it first, and how often the server was asked. */
function sendCached(world: World, exchange: Exchange): undefined {
  const hits = (world.cacheHits.get(exchange.host) ?? 0) + 1;
  world.cacheHits.set(exchange.host, hits);
  const mark = cleanMark(String(exchange.request.headers['x-mark'] ?? ''));
  exchange.text(`mark=${mark} hit=${hits}\n`, {
    // Only a seeding request leaves something behind: whoever merely looks must not.
    'cache-control': mark ? 'public, max-age=31536000, immutable' : 'no-store',
    'x-hit': String(hits),
  });
}

/** Marks go into cookie values, so only what may stand there is kept. */
export function cleanMark(mark: string | null): string {
  return (mark ?? '').replace(/[^\w.-]/g, '');
}
