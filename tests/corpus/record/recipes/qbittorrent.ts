/** qBittorrent without a screen: a web interface of frames and scripts before a C++ program. */
import { pbkdf2Sync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Recipe, USER } from '../recipe.ts';

export const qbittorrent: Recipe = {
  app: 'qbittorrent',
  software: [],
  stack: 'C++, Qt',
  from: 'Debian, qbittorrent-nox 4.5.2-3+deb12u1',
  host: 'tide-transfers.net',
  prepare({ folder, port }) {
    const settings = join(folder, 'qBittorrent/config');
    mkdirSync(settings, { recursive: true });
    const salt = Buffer.from('a salt of no use');
    // Rounds, length and digest as in its src/base/utils/password.cpp.
    const key = pbkdf2Sync(PASSWORD, salt, 100_000, 64, 'sha512');
    const lines = [
      '[LegalNotice]',
      'Accepted=true',
      '[Preferences]',
      `WebUI\\Username=${USER}`,
      `WebUI\\Password_PBKDF2="@ByteArray(${salt.toString('base64')}:${key.toString('base64')})"`,
      'WebUI\\Address=127.0.0.1',
      `WebUI\\Port=${port}`,
      'WebUI\\ServerDomains=*',
      'General\\Locale=en',
      '[BitTorrent]',
      'Session\\DHTEnabled=false',
      'Session\\LSDEnabled=false',
      'Session\\PeXEnabled=false',
    ];
    writeFileSync(join(settings, 'qBittorrent.conf'), `${lines.join('\n')}\n`);
  },
  commands: ({ folder, port }) => [
    { program: 'qbittorrent-nox', args: [`--profile=${folder}`, `--webui-port=${port}`] },
  ],
  home: '/',
  publicPages: ['/'],
  done: { visitor: '#password', form: '#password', signedIn: '#desktopNavbar' },
  async signIn(tab, password) {
    await tab.fill('#username', USER);
    await tab.fill('#password', password);
    await tab.click('#login, #loginButton');
  },
  refused: () => document.querySelector('#error_msg')?.textContent,
  async signOut(tab) {
    await tab.evaluate(() => document.querySelector<HTMLElement>('#logoutLink')?.click());
  },
  async isSignedIn(tab) {
    return await tab.evaluate(async () => (await fetch('/api/v2/app/version')).status === 200);
  },
};
