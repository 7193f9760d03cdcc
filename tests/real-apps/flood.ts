/** Flood (github.com/jesec/flood), a web interface for downloads: its login is one cookie, which a script's request gets. */
import { createRequire } from 'node:module';
import { type Place, type RunningApp, startApp } from './app.ts';
import { startDownloader } from './downloader.ts';
import type { RealApp } from './index.ts';

const require = createRequire(import.meta.url);
const ACCOUNT = { user: 'maria', password: 'flood-1' };
/** The highest of Flood's levels. */
const ADMINISTRATOR = 10;

export const flood: RealApp = {
  host: 'downloads.saltmarsh-radio.net',
  siteId: 'saltmarsh-radio.net',
  account: ACCOUNT,
  start,
};

async function start(): Promise<RunningApp> {
  const downloader = await startDownloader();
  try {
    const app = await startApp({
      name: 'flood',
      args: ({ port, dir }) => [
        require.resolve('flood/dist/index.js'),
        '--rundir',
        dir,
        '--port',
        String(port),
      ],
      prepare: (place) => makeAccount(place, downloader.url),
    });
    return { ...app, stop: () => app.stop().finally(downloader.close) };
  } catch (cause) {
    await downloader.close();
    throw cause;
  }
}

/** The first account, by the request that Flood's own form sends. */
async function makeAccount({ port }: Place, url: string): Promise<void> {
  const { user: username, password } = ACCOUNT;
  const client = { client: 'Transmission', version: 1, type: 'rpc', url, username: '', password: '' };
  const made = await fetch(`http://127.0.0.1:${port}/api/auth/register?cookie=false`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, level: ADMINISTRATOR, client }),
  });
  if (!made.ok) throw new Error(`Flood made no account: ${made.status} ${await made.text()}`);
}
