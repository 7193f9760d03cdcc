import { describe, expect, it } from 'vitest';
import { type Observed, ownOrigins, placesOf, topLevelSite } from '@/utils/core/plan';
import { cookieOf } from '../../fakes/world';

const observed = (more: Partial<Observed> = {}): Observed => ({
  domains: ['site.com'],
  storeId: '0',
  cookies: [],
  openOrigins: [],
  seenOrigins: [],
  embedders: [],
  guests: [],
  ...more,
});
const listed = (more: Partial<Observed>) =>
  placesOf(observed(more)).map(({ origin, partition, certain }) =>
    [origin, partition && `under ${partition}`, certain ? 'certain' : 'guess'].filter(Boolean).join(' '),
  );
const GUESSES = ['https://site.com guess', 'https://www.site.com guess'];

describe('the places of a site', () => {
  it('are at least its domains and their www hosts', () => expect(listed({})).toEqual(GUESSES));

  it.each<[string, Partial<Observed>, string[]]>([
    ['open tabs', { openOrigins: ['https://app.site.com'] }, ['https://app.site.com certain']],
    [
      'origins seen before, with their port',
      { seenOrigins: ['http://site.com:8080'] },
      ['http://site.com:8080 certain'],
    ],
    [
      'host-only cookies',
      { cookies: [cookieOf({ name: 'a', domain: 'id.site.com', hostOnly: true, path: '/deep/er' })] },
      ['https://id.site.com certain'],
    ],
    [
      'domain cookies',
      { cookies: [cookieOf({ name: 'a', domain: 'shop.site.com' })] },
      ['https://shop.site.com guess'],
    ],
  ])('come from %s, too', (_, more, extra) => {
    expect(listed(more)).toEqual([...extra, ...GUESSES]);
  });

  it('name each origin once, as certain if anything was seen there', () => {
    expect(listed({ openOrigins: ['https://site.com', 'https://site.com'] })).toEqual([
      'https://site.com certain',
      'https://www.site.com guess',
    ]);
  });

  it('lie under every site that embeds it, known from a partitioned cookie or from memory', () => {
    const cookies = [
      cookieOf({ name: 'a', domain: 'site.com', partition: { topLevelSite: 'https://news.example' } }),
    ];
    expect(
      listed({ cookies, embedders: ['https://blog.example'] }).filter((place) => place.includes('under')),
    ).toEqual([
      'https://site.com under https://news.example guess',
      'https://site.com under https://blog.example guess',
      'https://www.site.com under https://blog.example guess',
      'https://www.site.com under https://news.example guess',
    ]);
  });

  it('lie under the site itself, where somebody else was seen in a frame of it', () => {
    const guests = [
      { origin: 'https://widgets.example', under: 'https://site.com' },
      { origin: 'https://widgets.example', under: 'https://news.example' },
      { origin: 'https://app.site.com', under: 'https://site.com' },
    ];
    const places = placesOf(observed({ guests }));
    expect(places.filter(({ partition }) => partition)).toEqual([
      { origin: 'https://widgets.example', storeId: '0', partition: 'https://site.com', certain: true },
    ]);
    // What the guest keeps elsewhere is nobody's to clear.
    expect(ownOrigins(places, ['site.com'])).toEqual(['https://site.com', 'https://www.site.com']);
  });

  it.each<[string, Partial<Observed>]>([
    ['a look-alike', { openOrigins: ['https://notsite.com', 'https://site.com.evil.example'] }],
    [
      'something that is no web page',
      { seenOrigins: ['about:blank', 'file:///x', 'chrome-extension://abc', ''] },
    ],
    [
      'a third party in the partition of the site',
      {
        cookies: [
          cookieOf({ name: 'a', domain: 'ads.example', partition: { topLevelSite: 'https://site.com' } }),
        ],
      },
    ],
    [
      'its own partition',
      {
        cookies: [
          cookieOf({ name: 'a', domain: 'site.com', partition: { topLevelSite: 'https://site.com' } }),
        ],
      },
    ],
    ['itself as embedder', { embedders: ['https://www.site.com', 'https://site.com'] }],
    ['an embedder that is no web page', { embedders: ['chrome-extension://abc', ''] }],
  ])('never name %s', (_, more) => expect(listed(more)).toEqual(GUESSES));

  it('exist for a host that is an IP address', () => {
    expect(placesOf(observed({ domains: ['[::1]'] })).map(({ origin }) => origin)).toEqual(['https://[::1]']);
    expect(placesOf(observed({ domains: ['127.0.0.1'] })).map(({ origin }) => origin)).toEqual([
      'https://127.0.0.1',
    ]);
  });

  it('exist for an IPv6 cookie that the browser names without brackets', () => {
    const cookies = [cookieOf({ name: 'a', domain: '::1', hostOnly: true })];
    expect(placesOf(observed({ domains: ['[::1]'], cookies }))).toMatchObject([
      { origin: 'https://[::1]', certain: true },
    ]);
  });
});

describe('the top-level site of an address', () => {
  it.each([
    ['https://www.news.example:8443/a', 'https://news.example'],
    ['http://alice.github.io/', 'http://alice.github.io'],
    ['https://[::1]:3000/', 'https://[::1]'],
    ['about:blank', undefined],
  ])('%s is %s', (address, site) => expect(topLevelSite(address)).toBe(site));
});
