/** Serves the scripts and the stylesheet in `client/`, the service worker among them with its host's behaviour built in. */
import { readFileSync } from 'node:fs';
import type { Exchange } from './exchange.ts';
import type { World } from './server.ts';

const files = new Map(
  [
    'stores.js',
    'seed.js',
    'inventory.js',
    'behave.js',
    'notes.js',
    'skies.js',
    'widget.js',
    'one-tap.js',
    'app.js',
    'log-out-button.js',
    'sw.js',
    'style.css',
  ].map((name) => [name, readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8')]),
);

/** The path from which pages load a client file. */
export function clientPath(name: string): string {
  return `/client/${name}`;
}

/** Answers requests for client files. */
export function clientFile(world: World, exchange: Exchange): boolean {
  const path = exchange.url.pathname;
  if (path === '/sw.js') {
    const behaviour = world.behaviours.get(exchange.host)?.behaviour ?? 'calm';
    // The worker outlives pages, so it cannot be told by one: a changed first line makes the browser update it.
    exchange.script(`self.behaviour = ${JSON.stringify(behaviour)};\n${files.get('sw.js')}`);
    return true;
  }
  const body = path.startsWith('/client/') ? files.get(path.slice('/client/'.length)) : undefined;
  if (body === undefined) return false;
  exchange.send(
    200,
    path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    body,
  );
  return true;
}
