/** Deluge's web interface: one page of scripts before a Twisted server, which knows a password and nobody's name. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Recipe } from '../recipe.ts';

// The button is there for a visitor, too, but disabled.
const WAY_OUT = '.x-btn:not(.x-item-disabled) button:text-is("Logout")';

export const deluge: Recipe = {
  app: 'deluge',
  software: [],
  stack: 'Python, Twisted, Ext JS',
  from: 'Debian, deluge-web 2.0.3-4',
  host: 'flood-gate.net',
  prepare({ folder, port }) {
    const salt = 'a salt of no worth';
    const hash = createHash('sha1').update(salt).update(PASSWORD).digest('hex');
    const settings = { port, interface: '127.0.0.1', pwd_salt: salt, pwd_sha1: hash, first_login: false };
    writeFileSync(
      join(folder, 'web.conf'),
      `${JSON.stringify({ file: 2, format: 1 })}${JSON.stringify(settings)}`,
    );
  },
  commands: ({ folder, port }) => [
    { program: 'deluge-web', args: ['-d', '-c', folder, '-i', '127.0.0.1', '-p', String(port)] },
  ],
  home: '/',
  publicPages: ['/'],
  done: {
    visitor: 'input[type=password]',
    form: 'input[type=password]',
    signedIn: WAY_OUT,
  },
  async signIn(tab, password) {
    await tab.fill('input[type=password]', password);
    await tab.press('Enter');
  },
  refused: () => document.body.textContent.includes('incorrect password'),
  signOut: (tab) => tab.click(WAY_OUT),
  async isSignedIn(tab) {
    return await tab.evaluate(async () => {
      const body = JSON.stringify({ method: 'auth.check_session', params: [], id: 1 });
      const headers = { 'content-type': 'application/json' };
      return (await (await fetch('/json', { method: 'POST', headers, body })).json()).result === true;
    });
  },
};
