/** Shows what an origin's stores hold without changing anything: no cookie is set, nothing is written, nothing is stored. */
import type { Exchange } from './exchange.ts';
import { escapeHtml, sendInertPage } from './pages/layout.ts';
import { cleanMark, sendEmbedding } from './seed.ts';
import type { World } from './server.ts';

/** Answers the paths that look. */
export function inventoryPaths(_world: World, exchange: Exchange): boolean {
  switch (exchange.route) {
    case 'GET /inventory':
    case 'GET /inventory-frame':
      sendInertPage(exchange, {
        title: 'Inventory',
        body: `<main class="narrow"><section class="card"><h1>What ${escapeHtml(exchange.host)} has stored</h1><pre id="state">looking</pre></section></main>`,
        scripts: ['inventory.js'],
        data: { framed: exchange.url.pathname === '/inventory-frame' },
      });
      return true;
    case 'GET /embed-inventory':
      sendEmbedding(exchange, '/inventory-frame', 'Embedding an inventory frame');
      return true;
    // Deep, so that cookies on this path are sent along; HttpOnly ones show up here only.
    case 'GET /deep/path/cookies-sent': {
      const mark = cleanMark(exchange.url.searchParams.get('mark'));
      exchange.json([...exchange.cookies].filter(([, value]) => value.includes(mark)).map(([name]) => name));
      return true;
    }
  }
  return false;
}
