/** DokuWiki, from Debian's files: copied, so that the wiki keeps its pages and accounts in the folder of this run. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Recipe, USER } from '../recipe.ts';

const FOLDERS = 'pages attic media media_attic meta media_meta cache index locks tmp log'.split(' ');

export const dokuwiki: Recipe = {
  app: 'dokuwiki',
  software: ['DokuWiki'],
  stack: 'PHP',
  from: 'Debian, dokuwiki 0.0.20220731.a-2',
  host: 'meadow-wiki.org',
  prepare({ folder }) {
    const [site, conf, data] = ['site', 'conf', 'data'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    cpSync('/usr/share/dokuwiki', site, { recursive: true, dereference: true });
    cpSync('/etc/dokuwiki', conf, { recursive: true, dereference: true });
    for (const name of FOLDERS) mkdirSync(join(data, name), { recursive: true });
    const said = { DOKU_CONF: `${conf}/`, DOKU_MAIN_CONF: `${conf}/` };
    const defines = Object.entries(said).map(([name, value]) => `define('${name}', '${value}');`);
    writeFileSync(join(site, 'inc/preload.php'), `<?php ${defines.join(' ')}`);
    writeFileSync(
      join(conf, 'local.php'),
      `<?php $conf['savedir'] = '${data}'; $conf['useacl'] = 1; $conf['superuser'] = '@admin';`,
    );
    writeFileSync(join(conf, 'acl.auth.php'), '*\t@ALL\t1\n*\t@user\t8\n');
    const hash = createHash('sha1').update(PASSWORD).digest('hex');
    writeFileSync(join(conf, 'users.auth.php'), `${USER}:${hash}:Maria:maria@example.org:admin,user\n`);
  },
  commands: ({ folder, port }) => [
    { program: 'php', args: ['-S', `127.0.0.1:${port}`, '-t', join(folder, 'site')] },
  ],
  home: '/doku.php',
  publicPages: ['/doku.php?id=start&do=index', '/doku.php?id=start&do=login'],
  done: { visitor: '.action.login a', form: '#dw__login', signedIn: '.action.logout a' },
  async signIn(tab, password) {
    await tab.fill('#dw__login input[name=u]', USER);
    await tab.fill('#dw__login input[name=p]', password);
    await tab.click('#dw__login button[type=submit]');
  },
  refused: '.error',
  signOut: (tab) => tab.click('.action.logout a'),
  async isSignedIn(tab) {
    return await tab.evaluate(async () => {
      const page = await (await fetch('/doku.php?id=start&do=profile')).text();
      return page.includes('name="oldpass"');
    });
  },
};
