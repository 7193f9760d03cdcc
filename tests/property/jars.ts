/** Random cookies as odd as browsers allow, over a few sites, so that they meet each other. */

import fc from 'fast-check';
import type { ObservedCookie, PartitionKey } from '@/utils/core/cookie';

const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,8}[a-z0-9_])?$/);
const SITES = [
  'instagram.com',
  'facebook.com',
  'google.com',
  'youtube.com',
  'amazon.de',
  'amazon.com',
  'amazon.co.uk',
  'alice.github.io',
  'bob.github.io',
  'notinstagram.com',
  'xn--bcher-kva.example',
  'site.co.uk',
];
const SINGLE = [
  'localhost',
  'router',
  '127.0.0.1',
  '10.0.0.7',
  '[::1]',
  '[2001:db8::1]',
  'github.io',
  'co.uk',
];

/** Hosts with a registrable domain, hosts without one, and hosts that nobody knows. */
export const host = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.array(label, { maxLength: 3 }), fc.constantFrom(...SITES)).map(join) },
  { weight: 1, arbitrary: fc.constantFrom(...SINGLE) },
  { weight: 2, arbitrary: fc.domain() },
  { weight: 1, arbitrary: fc.constantFrom(...SITES).map((site) => `${site}.`) },
);

function join([labels, site]: [string[], string]): string {
  return [...labels, site].join('.');
}

const name = fc.oneof(
  fc.constantFrom(
    '',
    'sessionid',
    'SID',
    '__Host-id',
    '__Secure-1PSID',
    'auth_token',
    'remember_me',
    '$odd',
    'a b',
  ),
  fc.string({ maxLength: 12 }),
);
/** Paths of a request: those that no address can have are out of reach for `cookies.remove` altogether. */
const path = fc.oneof(
  fc.constantFrom('/', '/a', '/a/', '/a/b/c', '/wp-admin', '/%20x', '/a//b', '/;x', '/@:!'),
  fc
    .array(fc.stringMatching(/^[A-Za-z0-9_~!$&'()*+,;=:@-]{1,8}$/), { maxLength: 5 })
    .map((parts) => `/${parts.join('/')}`),
);
const partition: fc.Arbitrary<PartitionKey | undefined> = fc.option(
  fc.record(
    {
      topLevelSite: fc.constantFrom(
        'https://instagram.com',
        'https://news.example',
        'http://news.example',
        'https://google.com',
        'chrome-extension://abcdef',
        '',
      ),
      hasCrossSiteAncestor: fc.boolean(),
    },
    { requiredKeys: ['topLevelSite'] },
  ),
  { nil: undefined },
);

export const cookie: fc.Arbitrary<ObservedCookie> = fc.record({
  name,
  value: fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('', '42%3Aabc', '%E0%A4%A')),
  domain: host,
  hostOnly: fc.boolean(),
  path,
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  storeId: fc.constantFrom('0', '1', 'firefox-container-2'),
  partition,
  expiresAt: fc.option(fc.integer({ min: -10, max: 2_000 }), { nil: undefined }),
});

/** Cookies whose every field is whatever it likes to be. */
export const wildCookie: fc.Arbitrary<ObservedCookie> = fc.record({
  name: fc.string({ unit: 'binary' }),
  value: fc.string({ unit: 'binary' }),
  domain: fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.ipV6(), fc.ipV4Extended(), host),
  hostOnly: fc.boolean(),
  path: fc.string({ unit: 'binary' }),
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  storeId: fc.string(),
  partition: fc.option(
    fc.record({ topLevelSite: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }) }),
    { nil: undefined },
  ),
  expiresAt: fc.option(fc.double(), { nil: undefined }),
});

/** The longest value that browsers take. */
const LONG = 4_096;

/** Names that speak of a login, and some that seem to. */
export const tellingName = fc.constantFrom(
  'auth_token',
  'remember_me',
  'PHPSESSID',
  'wikiUserID',
  'wiki_session',
  'csrftoken',
  '__session',
);
/** Values of every shape, up to the longest that browsers take. */
export const oddValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[A-Za-z0-9+/=_.-]{1,80}$/),
  fc
    .constantFrom('eyJ', '{"', '{"token":"', 'a', '%', '"token":')
    .map((part) => part.repeat(LONG).slice(0, LONG)),
);
/** Any cookie, with any name, value and domain. */
export const oddCookie = fc
  .tuple(
    fc.oneof(cookie, wildCookie),
    fc.oneof(tellingName, fc.string({ unit: 'binary' })),
    oddValue,
    fc.oneof(host, fc.string()),
  )
  .map(([one, name, text, domain]): ObservedCookie => ({ ...one, name, value: text, domain }));
