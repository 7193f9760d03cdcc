/** The downloads that Flood looks after: none. Answers as Transmission does (its rpc-spec.md), no further than Flood asks. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An idle downloader on loopback. */
export async function startDownloader(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { method?: string };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ result: 'success', arguments: answerTo(method) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/transmission/rpc`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerTo(method: string | undefined): Record<string, unknown> {
  if (method === 'torrent-get') return { torrents: [] };
  if (method !== 'session-stats') return { 'download-dir': '/downloads' };
  const none = { downloadedBytes: 0, uploadedBytes: 0 };
  return { downloadSpeed: 0, uploadSpeed: 0, 'current-stats': none, 'cumulative-stats': none };
}
