/** Leads Firefox's https connections to the sites, and refuses and records every other host, so that nothing leaves the machine. */
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { ProxyRecord } from './types.ts';

/** The running proxy. */
export interface Proxy {
  readonly port: number;
  readonly log: ProxyRecord[];
  /** Whether the server's peer at this local port is the proxy. */
  isOurs(remotePort: number | undefined): boolean;
  close(): Promise<void>;
}

/** Starts the proxy; `route` answers the local port for a host and port, or undefined to refuse. */
export async function startProxy(
  port: number,
  route: (host: string, port: number) => number | undefined,
): Promise<Proxy> {
  const log: ProxyRecord[] = [];
  const open = new Set<Socket>();
  const ours = new Set<number>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A browser that goes away in the middle is no news.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((request, response) => {
    const target = URL.parse(request.url ?? '');
    log.push({
      at: Date.now(),
      host: target?.hostname ?? '',
      port: Number(target?.port || 80),
      allowed: false,
    });
    response.writeHead(502, { 'content-type': 'text/plain' }).end('The test sites speak https only.\n');
  });
  server.on('connection', keep);
  server.on('connect', (request, client: Socket, head) => {
    const target = URL.parse(`https://${request.url}`);
    const host = target?.hostname ?? '';
    const wanted = Number(target?.port || 443);
    const local = route(host, wanted);
    log.push({ at: Date.now(), host, port: wanted, allowed: local !== undefined });
    if (local === undefined) {
      client.end('HTTP/1.1 502 Not one of the test sites\r\nConnection: close\r\n\r\n');
      return;
    }
    const upstream = connect({ host: '127.0.0.1', port: local }, () => {
      const localPort = upstream.localPort ?? 0;
      ours.add(localPort);
      upstream.on('close', () => ours.delete(localPort));
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    keep(upstream);
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    log,
    isOurs: (remotePort) => remotePort !== undefined && ours.has(remotePort),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
