/** Supysonic: a Flask application whose one cookie is a signed statement, with a visitor's messages in it or a person. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Recipe, USER } from '../recipe.ts';

export const supysonic: Recipe = {
  app: 'supysonic',
  software: [],
  stack: 'Python, Flask',
  from: 'Debian, supysonic 0.7.2+ds-2',
  host: 'attic-records.fm',
  prepare({ folder }) {
    const lines = [
      '[base]',
      `database_uri = sqlite:///${folder}/music.db`,
      '[webapp]',
      `cache_dir = ${folder}/cache`,
    ];
    writeFileSync(join(folder, 'supysonic.conf'), `${lines.join('\n')}\n`);
  },
  commands: ({ port }) => [
    { program: 'supysonic-cli', args: ['user', 'add', USER, '-p', PASSWORD] },
    { program: 'supysonic-server', args: ['-S', 'waitress', '-h', '127.0.0.1', '-p', String(port)] },
  ],
  home: '/',
  publicPages: ['/user/login'],
  done: { visitor: '#password', form: '#password', signedIn: 'a[href*="/user/me"]' },
  async signIn(tab, password) {
    await tab.fill('#user', USER);
    await tab.fill('#password', password);
    await tab.click('button[type=submit]');
  },
  refused: '.alert',
  signOut: (tab) => tab.click('a[href*="/user/logout"]'),
  async isSignedIn(tab) {
    return await tab.evaluate(async () => (await fetch('/user/me', { redirect: 'manual' })).status === 200);
  },
};
