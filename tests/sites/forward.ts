/** Hands requests on to a server of somebody else's, and remembers when each was answered. */
import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ForwardRecord } from './types.ts';

/** Headers that are between two neighbours only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** Passes one request to 127.0.0.1:`port` and its answer back. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  log: ForwardRecord[],
): void {
  const { method = 'GET', url: path = '/' } = request;
  const headers = { ...request.headers, 'x-forwarded-proto': 'https' };
  const upstream = send(
    // A connection of its own: one that is kept may be closed at the other end just when it is used again.
    { host: '127.0.0.1', port, method, path, headers, agent: false },
    (answer) => {
      const host = request.headers.host ?? '';
      log.push({
        at: Date.now(),
        host,
        method,
        path: path.split('?')[0] ?? '',
        status: answer.statusCode ?? 0,
      });
      const passed = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(passed));
      // A stream of events may have nothing to tell for a while.
      response.flushHeaders();
      answer.pipe(response);
    },
  );
  upstream.on('error', () => response.destroy());
  // Either side may go away in the middle.
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** Passes a WebSocket's opening and then every byte, both ways. Answers the connection, to be destroyed at the end. */
export function forwardUpgrade(request: IncomingMessage, client: Duplex, head: Buffer, port: number): Socket {
  const upstream = connect({ host: '127.0.0.1', port }, () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2)
      lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  for (const [one, other] of [
    [upstream, client],
    [client, upstream],
  ] as const) {
    one.on('error', () => one.destroy());
    one.on('close', () => other.destroy());
  }
  return upstream;
}
