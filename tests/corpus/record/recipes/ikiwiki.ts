/** ikiwiki: a wiki of files whose CGI program, in Perl, is asked only to sign in and to edit. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Recipe, USER } from '../recipe.ts';

const ADD_USER = [
  'use IkiWiki; use IkiWiki::UserInfo; use IkiWiki::Plugin::passwordauth;',
  '$config{wikistatedir} = $ARGV[0]; $config{userdir} = ""; $config{umask} = undef;',
  'IkiWiki::userinfo_setall($ARGV[1], {email => "maria@example.org", regdate => time});',
  'IkiWiki::Plugin::passwordauth::setpassword($ARGV[1], $ARGV[2]);',
].join(' ');

export const ikiwiki: Recipe = {
  app: 'ikiwiki',
  software: [],
  stack: 'Perl, CGI',
  from: 'Debian, ikiwiki 3.20200202.3-1',
  host: 'fern-notes.org',
  prepare({ folder, port, host }) {
    for (const name of ['source/.ikiwiki', 'site']) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'source/index.mdwn'), '# Ferns\n');
    const settings = {
      ...{ wikiname: 'Ferns', srcdir: `${folder}/source`, destdir: `${folder}/site`, adminuser: [USER] },
      ...{
        url: `https://${host}`,
        cgiurl: `https://${host}/ikiwiki.cgi`,
        cgi_wrapper: `${folder}/site/ikiwiki.cgi`,
      },
      ...{ add_plugins: ['goodstuff'], disable_plugins: ['openid', 'emailauth'], cgi_wrappermode: '0755' },
    };
    // The first line is how ikiwiki knows the format, and YAML takes JSON as it is.
    writeFileSync(join(folder, 'wiki.setup'), `# IkiWiki::Setup::Yaml\n${JSON.stringify(settings)}`);
    const lines = [
      'server.modules = ("mod_indexfile", "mod_setenv", "mod_cgi")',
      `server.document-root = "${folder}/site"`,
      `server.port = ${port}`,
      'server.bind = "127.0.0.1"',
      // ikiwiki makes whole addresses, and has this from the server alone.
      'setenv.add-environment = ("HTTPS" => "on")',
      'index-file.names = ("index.html")',
      'mimetype.assign = (".html" => "text/html", ".css" => "text/css", ".js" => "text/javascript")',
      'cgi.assign = (".cgi" => "")',
    ];
    writeFileSync(join(folder, 'server.conf'), `${lines.join('\n')}\n`);
  },
  commands: ({ folder }) => [
    { program: 'perl', args: ['-e', ADD_USER, `${folder}/source/.ikiwiki`, USER, PASSWORD] },
    { program: 'ikiwiki', args: ['--setup', `${folder}/wiki.setup`] },
    { program: '/usr/sbin/lighttpd', args: ['-D', '-f', `${folder}/server.conf`] },
  ],
  home: '/',
  // Its pages are files, the same for everybody.
  account: '/ikiwiki.cgi?do=prefs',
  publicPages: ['/', '/ikiwiki.cgi?do=prefs'],
  done: { visitor: '#pageinfo', form: 'input[type=password]', signedIn: 'input[value=Logout]' },
  async signIn(tab, password) {
    await tab.fill('input[name=name]', USER);
    await tab.fill('input[type=password]', password);
    await tab.click('input[value=Login]');
  },
  refused: '.fb_invalid, .fb_error, .error',
  signOut: (tab) => tab.click('input[value=Logout]'),
  async isSignedIn(tab) {
    return await tab.evaluate(async () => {
      const page = await (await fetch('/ikiwiki.cgi?do=prefs')).text();
      return page.includes('value="Logout"');
    });
  },
};
