/** Stands in front of an application as its https site: passes everything on, changes and keeps nothing. */
import { type IncomingMessage, type RequestOptions, request as send } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SitesForBrowser } from '../../browsers/index.ts';
import { makeCertificate } from '../../sites/certificate.ts';
import { chromiumArgs } from '../../sites/index.ts';

/** A running front: what a browser needs to find the application under its host. */
export interface Front extends SitesForBrowser {
  /** From now on the application is told another address of the visitor's: it may count requests by address. */
  comeAnew(): void;
  close(): Promise<void>;
}

/** @param port of the application on 127.0.0.1. */
export async function startFront(host: string, port: number): Promise<Front> {
  const certificate = await makeCertificate([host]);
  const open = new Set<Socket>();
  let visits = 1;
  const onwards = (incoming: IncomingMessage): RequestOptions => ({
    ...{ host: '127.0.0.1', port, method: incoming.method, path: incoming.url },
    headers: { ...incoming.headers, ...behindHttps(host, `198.51.100.${visits}`) },
  });
  const server = createServer({ key: certificate.keyPem, cert: certificate.certPem });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  // The browser's errands for other hosts are refused, and a page that goes away mid-request is no news.
  server.on('tlsClientError', () => {});
  server.on('request', (incoming, outgoing) => {
    if (incoming.headers.host !== host) return incoming.socket.destroy();
    const passed = send(onwards(incoming), (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  server.on('upgrade', (incoming, client, head) => {
    const passed = send(onwards(incoming));
    passed.on('error', () => client.destroy());
    passed.on('response', () => client.destroy());
    passed.on('upgrade', (answer, upstream, early) => {
      client.write(headOf(answer));
      client.write(early);
      upstream.write(head);
      join(client, upstream);
    });
    passed.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    certificate,
    comeAnew: () => {
      visits += 1;
    },
    chromiumArgs: () => chromiumArgs(own, own, certificate.spkiSha256Base64),
    firefoxPrefs: () => {
      throw new Error('Applications are recorded in Chromium');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** What an application behind https is told by whatever ends https in front of it. */
export function behindHttps(host: string, address: string): Record<string, string> {
  return { host, 'x-forwarded-proto': 'https', 'x-forwarded-host': host, 'x-forwarded-for': address };
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function join(one: Duplex, other: Duplex): void {
  for (const side of [one, other]) side.on('error', () => side.destroy());
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
  one.pipe(other).pipe(one);
}
