/** Node-RED (nodered.org), an editor for flows: its login is a token in localStorage, and no cookie at all. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { startApp } from './app.ts';
import type { RealApp } from './index.ts';

const require = createRequire(import.meta.url);
const ACCOUNT = { user: 'maria', password: 'flows-1' };
const SETTINGS = fileURLToPath(new URL('node-red-settings.cjs', import.meta.url));

export const nodeRed: RealApp = {
  host: 'flows.glasshouse-growers.net',
  siteId: 'glasshouse-growers.net',
  account: ACCOUNT,
  start: () =>
    startApp({
      name: 'node-red',
      args: ({ dir }) => [require.resolve('node-red/red.js'), '--userDir', dir, '--settings', SETTINGS],
      env: ({ port }) => ({
        SIGNOFF_PORT: String(port),
        SIGNOFF_USER: ACCOUNT.user,
        SIGNOFF_PASSWORD: ACCOUNT.password,
      }),
    }),
};
