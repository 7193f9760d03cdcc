/** The Lounge: a page of one file that talks to its server over a socket, and keeps a token in localStorage. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ofNpm } from '../process.ts';
import { PASSWORD, type Recipe, USER } from '../recipe.ts';

const program = ofNpm('thelounge', 'thelounge/index.js');

export const thelounge: Recipe = {
  app: 'thelounge',
  software: [],
  stack: 'Node.js, Express, socket.io, Vue',
  from: 'npm, thelounge 4.5.2',
  host: 'harbour-lounge.chat',
  prepare({ folder, port }) {
    const config = { public: false, host: '127.0.0.1', port, reverseProxy: true, prefetch: false };
    writeFileSync(join(folder, 'config.js'), `module.exports = ${JSON.stringify(config)};`);
  },
  commands: ({ folder }) => {
    const env = { THELOUNGE_HOME: folder };
    return [
      // Makes the folder of the accounts, which the next wants to find.
      { program: 'mkdir', args: ['-p', join(folder, 'users')] },
      { program: NODE, args: [program, 'add', USER, '--password', PASSWORD], env },
      { program: NODE, args: [program, 'start'], env },
    ];
  },
  home: '/',
  publicPages: ['/'],
  done: { visitor: '#sign-in', form: '#sign-in', signedIn: '#sidebar' },
  async signIn(tab, password) {
    await tab.fill('#signin-username', USER);
    await tab.fill('#signin-password', password);
    await tab.click('#sign-in button[type=submit]');
  },
  refused: '#sign-in .error',
  async signOut(tab) {
    await tab.click('#footer .settings');
    await tab.click('text="Account"');
    await tab.click('button:has-text("Sign out")');
  },
  // The socket is the only way to ask: the server lets the page in, or has it show the form.
  async isSignedIn(tab) {
    await tab.waitFor('#sign-in, #sidebar');
    return await tab.evaluate(() => document.querySelector('#sign-in') === null);
  },
};
