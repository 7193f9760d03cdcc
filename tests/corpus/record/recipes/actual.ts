/** Actual: a page of one file, with a token in IndexedDB. The server knows a password and nobody's name. */
import { NODE, ofNpm } from '../process.ts';
import { PASSWORD, type Recipe } from '../recipe.ts';

export const actual: Recipe = {
  app: 'actual',
  software: [],
  stack: 'Node.js, Express, React',
  from: 'npm, @actual-app/sync-server 26.9.0',
  host: 'penny-ledger.org',
  prepare() {},
  commands: ({ folder, port }) => [
    {
      program: NODE,
      args: [ofNpm('actual', '@actual-app/sync-server/build/bin/actual-server.js')],
      env: {
        ACTUAL_DATA_DIR: folder,
        ACTUAL_PORT: String(port),
        ACTUAL_HOSTNAME: '127.0.0.1',
        ACTUAL_TRUSTED_PROXIES: '127.0.0.1/32',
      },
    },
  ],
  async started({ port }) {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ password: PASSWORD });
    await fetch(`http://127.0.0.1:${port}/account/bootstrap`, { method: 'POST', headers, body });
  },
  home: '/',
  publicPages: ['/login'],
  done: { visitor: 'input[type=password]', form: 'input[type=password]', signedIn: 'text=/server online/i' },
  async signIn(tab, password) {
    await tab.fill('input[type=password]', password);
    await tab.press('Enter');
  },
  refused: 'text=/invalid password/i',
  async signOut(tab) {
    await tab.click('button:has-text("Server online")');
    await tab.click('text=/^sign out$/i');
  },
  // The page asks the server with its token first. Without the server's address it asks nobody, and says so.
  async isSignedIn(tab) {
    await tab.waitFor('input[type=password], button:has-text("Server online"), :text-is("Set up sync")');
    return await tab.evaluate(() => /server online/i.test(document.body.textContent));
  },
};
