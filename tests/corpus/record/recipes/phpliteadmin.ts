/** phpLiteAdmin, from Debian's files, as on a computer that others use, too: "Remember me" is not ticked. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Recipe } from '../recipe.ts';

export const phpliteadmin: Recipe = {
  app: 'phpliteadmin',
  software: [],
  stack: 'PHP',
  from: 'Debian, phpliteadmin 1.9.8.2-2',
  host: 'tiny-tables.dev',
  prepare({ folder }) {
    const site = join(folder, 'site');
    cpSync('/usr/share/phpliteadmin', site, { recursive: true, dereference: true });
    mkdirSync(join(folder, 'databases'));
    const config = join(site, 'phpliteadmin.config.php');
    rmSync(config, { force: true });
    writeFileSync(config, `<?php $directory = '${folder}/databases'; $password = '${PASSWORD}';`);
    // It makes whole addresses, and reads in no header that it is behind https.
    writeFileSync(join(folder, 'https.php'), "<?php $_SERVER['HTTPS'] = 'on';");
  },
  commands: ({ folder, port }) => [
    // Without a database it offers to make one, and no way out.
    {
      program: 'php',
      args: ['-r', `(new SQLite3('${folder}/databases/garden.sqlite'))->exec('create table beds (name)');`],
    },
    {
      program: 'php',
      args: [
        '-d',
        `auto_prepend_file=${folder}/https.php`,
        '-S',
        `127.0.0.1:${port}`,
        '-t',
        `${folder}/site`,
      ],
    },
  ],
  home: '/phpliteadmin.php',
  publicPages: ['/phpliteadmin.php'],
  done: { visitor: 'input[type=password]', form: 'input[type=password]', signedIn: 'input[name=logout]' },
  async signIn(tab, password) {
    await tab.fill('input[type=password]', password);
    await tab.click('input[name=remember]');
    await tab.click('input[type=submit]');
  },
  refused: () => document.body.textContent.includes('Incorrect password'),
  signOut: (tab) => tab.click('input[name=logout]'),
  async isSignedIn(tab) {
    return await tab.evaluate(async () => {
      const page = await (await fetch('/phpliteadmin.php')).text();
      return page.includes('garden.sqlite');
    });
  },
};
