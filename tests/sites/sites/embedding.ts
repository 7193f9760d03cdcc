/** A news page that embeds a frame of Instagram, and a third party that Instagram's pages embed: both sides of partitioned storage. */
import { type Exchange, YEAR } from '../exchange.ts';
import { sendPage } from '../pages/layout.ts';
import { topBar } from '../pages/parts.ts';
import { SessionTable, secret } from '../sessions.ts';
import type { Site } from '../site.ts';

const withoutAccounts = {
  accounts: [],
  loginCookie: { name: 'sessionid' },
  newToken: () => secret(),
};

/** Makes the news site, which keeps data of its own. */
export function makeEmbedder(): Site {
  return {
    ...withoutAccounts,
    title: 'Embedder News',
    about: 'Embeds a frame of Instagram and has data of its own.',
    hosts: ['www.embedder-news.com'],
    sessions: new SessionTable(),
    handle(exchange: Exchange): undefined {
      if (exchange.route !== 'GET /') return;
      exchange.cookie('reader', exchange.cookies.get('reader') ?? secret(), { maxAge: YEAR });
      sendPage(exchange, {
        title: 'Embedder News',
        accent: '#a33b2f',
        body: `${topBar('Embedder News', undefined)}<main><article class="card"><h1>Town square gets its benches back</h1>
<p>After a summer without, the square has seats again. One reader shared a picture:</p>
<iframe title="Embedded post" height="240" src="${exchange.originOf('www.instagram.com')}/embed/"></iframe></article></main>`,
        scripts: ['stores.js', 'app.js'],
        data: { app: { user: 'reader' } },
      });
    },
  };
}

/** Makes the third party; its page is meant for frames. */
export function makeWidgets(): Site {
  return {
    ...withoutAccounts,
    title: 'Third-party Widgets',
    about: 'A third party that other sites embed.',
    hosts: ['www.thirdparty-widgets.net'],
    sessions: new SessionTable(),
    handle(exchange: Exchange): undefined {
      if (exchange.route !== 'GET /' && exchange.route !== 'GET /widget') return;
      sendWidget(exchange, 'Weather', '18 °C, light clouds');
    },
  };
}

/** Sends a page that keeps data in whatever partition it finds itself in. */
export function sendWidget(exchange: Exchange, title: string, text: string): undefined {
  exchange.cookie('widget', secret(), { maxAge: YEAR, sameSite: 'None', partitioned: true });
  sendPage(exchange, {
    title,
    body: `<main class="narrow" style="margin: 12px auto"><section class="card"><h1>${title}</h1><p>${text}</p></section></main>`,
    scripts: ['stores.js', 'widget.js'],
    data: { widget: `kept for ${exchange.host}` },
  });
}
