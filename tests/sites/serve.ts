/** Runs the test sites until Ctrl-C and prints what there is: `node tests/sites/serve.ts`. */
import { startSites } from './index.ts';
import { makeSites } from './sites/all.ts';

const sites = await startSites();
const rows = makeSites().map((site) => ({
  site: site.title,
  address: `https://${site.hosts[0]}/`,
  'also at': site.hosts.slice(1).join(' ') || '-',
  about: site.about,
}));
const accounts = Object.entries(sites.accounts).flatMap(([host, known]) =>
  known.map(({ user, password }) => ({ host, user, password })),
);
console.table(rows);
console.table(accounts);
console.log(
  `https 127.0.0.1:${sites.port} (as :443) and :${sites.altPort}; proxy for Firefox 127.0.0.1:${sites.proxyPort}`,
);
console.log('The names lead here only in a browser that is told so. Chromium:');
console.log(
  `  chromium --user-data-dir="$(mktemp -d)" ${sites
    .chromiumArgs()
    .map((arg) => `'${arg}'`)
    .join(' ')}`,
);
console.log('Firefox: the CA goes into the profile (see README.md), and these preferences:');
console.log(sites.firefoxPrefs());
console.log('Ctrl-C ends.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    sites.close().then(() => console.log('Ended.'));
  });
}
