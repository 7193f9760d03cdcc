/** Serves all hosts on two https ports: names the site, records the request, applies its fault, then lets the site answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Exchange, hostOf } from './exchange.ts';
import { forward, forwardUpgrade } from './forward.ts';
import { carriedToken, type Site } from './site.ts';
import type { Behaviour, Certificate, Fault, ForwardRecord, RequestRecord } from './types.ts';

/** A slow host answers after this many milliseconds. */
const SLOW = 30_000;
const BODY_LIMIT = 1_000_000;

/** What the server shares with the face: settings that tests change, and what it has seen. */
export interface World {
  readonly sites: readonly Site[];
  readonly faults: Map<string, Fault>;
  readonly behaviours: Map<string, { behaviour: Behaviour; mark: string }>;
  readonly log: RequestRecord[];
  /** Hosts that are none of ours, by the port that answers for them, and what they answered. */
  readonly forwarded: ReadonlyMap<string, number>;
  readonly forwardLog: ForwardRecord[];
  readonly cacheHits: Map<string, number>;
  /** False: whoever comes to seed is sent away. */
  seedingAllowed: boolean;
  viaProxy(remotePort: number | undefined): boolean;
  /** Paths that every host has; answers whether it took the request. */
  everywhere(exchange: Exchange, site: Site): boolean | Promise<boolean>;
}

/** A listening server. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on loopback; `publicPort` is the port that the browser asks for (absent: the same one). */
export async function listen(
  world: World,
  certificate: Certificate,
  port: number,
  publicPort?: number,
): Promise<Listener> {
  const waiting = new Set<NodeJS.Timeout>();
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        resolve();
      }, ms);
      waiting.add(timer);
    });
  const server = createServer({ key: certificate.keyPem, cert: certificate.certPem }, (request, response) => {
    const elsewhere = world.forwarded.get(hostOf(request.headers.host ?? ''));
    if (elsewhere !== undefined) return forward(request, response, elsewhere, world.forwardLog);
    answer(world, request, response, publicPort ?? portOf(server), wait).catch((error: unknown) => {
      // A test that drops its browser in the middle of a request is no failure of the site.
      if (request.destroyed || response.destroyed) return;
      console.error('test sites:', request.method, request.headers.host, request.url, error);
      response.destroy();
    });
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('upgrade', (request, client, head) => {
    const elsewhere = world.forwarded.get(hostOf(request.headers.host ?? ''));
    if (elsewhere === undefined) return client.destroy();
    const socket = forwardUpgrade(request, client, head, elsewhere);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function answer(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const host = hostOf(request.headers.host ?? '');
  const site = world.sites.find(({ hosts }) => hosts.includes(host));
  const fault = world.faults.get(host) ?? 'none';
  const head = new Exchange(request, response, '');
  // Recorded before anything can go wrong: a request to a host that is down was made all the same.
  record(world, head, site, port);
  if (!site || fault === 'down') {
    request.socket.destroy();
    return;
  }
  const exchange = new Exchange(request, response, await readBody(request));
  const token = carriedToken(site, exchange);
  const settings = world.behaviours.get(host) ?? { behaviour: 'calm', mark: '' };
  exchange.config = { ...settings, login: { ...site.loginCookie, value: token ?? '' } };

  if (fault === 'slow') await wait(SLOW);
  if (fault === '500') return exchange.html('<h1>500</h1><p>Something went wrong.</p>', 500);
  if (fault === 'redirect-elsewhere')
    return exchange.redirect(exchange.originOf('www.thirdparty-widgets.net'), 302);
  if (fault === 'csrf-reject' && request.method === 'POST') {
    return exchange.html('<h1>403 Forbidden</h1><p>CSRF verification failed.</p>', 403);
  }
  if (await world.everywhere(exchange, site)) return;
  site.handle(exchange);
  if (!response.writableEnded) exchange.html('<h1>404</h1><p>There is no such page.</p>', 404);
}

function record(world: World, exchange: Exchange, site: Site | undefined, port: number): void {
  const token = site && carriedToken(site, exchange);
  world.log.push({
    at: Date.now(),
    host: exchange.host,
    port,
    method: exchange.request.method ?? '',
    path: exchange.url.pathname,
    search: exchange.url.search,
    cookieNames: [...exchange.cookies.keys()],
    carriedSession: token !== undefined,
    liveSession: site?.sessions.find(token) !== undefined,
    origin: exchange.request.headers.origin,
    viaProxy: world.viaProxy(exchange.request.socket.remotePort),
    known: site !== undefined,
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
