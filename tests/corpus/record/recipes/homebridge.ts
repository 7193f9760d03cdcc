/** Homebridge's own interface: a page of one file, with a JSON Web Token in localStorage. */
import { pbkdf2Sync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ofNpm } from '../process.ts';
import { PASSWORD, type Recipe, USER } from '../recipe.ts';

const WAY_OUT = '[role=menuitem]:has(.fa-right-from-bracket)';

export const homebridge: Recipe = {
  app: 'homebridge',
  software: [],
  stack: 'Node.js, NestJS, Fastify, Angular',
  from: 'npm, homebridge-config-ui-x 5.10.0',
  host: 'hearth-bridge.net',
  prepare({ folder, port }) {
    const bridge = { name: 'Homebridge', username: '0E:9A:41:5C:27:BD', port: port + 1, pin: '135-79-246' };
    const platform = { platform: 'config', name: 'Config', port, host: '127.0.0.1', auth: 'form' };
    write(folder, 'config.json', { bridge, accessories: [], platforms: [platform] });
    const salt = 'a salt of no worth';
    // Rounds, length and digest as in its auth.service.js.
    const hashedPassword = pbkdf2Sync(PASSWORD, salt, 1_000, 64, 'sha512').toString('hex');
    write(folder, 'auth.json', [{ id: 1, username: USER, name: 'Maria', admin: true, salt, hashedPassword }]);
  },
  commands: ({ folder }) => [
    {
      program: NODE,
      args: [ofNpm('homebridge', 'homebridge-config-ui-x/dist/bin/standalone.js'), '-U', folder],
    },
  ],
  home: '/',
  publicPages: ['/login'],
  done: { visitor: 'input[type=password]', form: 'input[type=password]', signedIn: WAY_OUT },
  async signIn(tab, password) {
    await tab.fill('input[autocomplete=username], input[name=username], input[type=text]', USER);
    await tab.fill('input[type=password]', password);
    await tab.click('button[type=submit]');
  },
  refused: () => /invalid|incorrect/i.test(document.body.textContent),
  signOut: (tab) => tab.click(WAY_OUT),
  async isSignedIn(tab) {
    return await tab.evaluate(async () => {
      const token = localStorage.getItem('access_token');
      const { status } = await fetch('/api/auth/check', { headers: { Authorization: `Bearer ${token}` } });
      return status === 200;
    });
  },
};

function write(folder: string, name: string, content: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}
