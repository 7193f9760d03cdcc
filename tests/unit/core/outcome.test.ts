import { describe, expect, it } from 'vitest';
import { type JournalEntry, planned, type WipePlace } from '@/utils/core/journal';
import {
  failureReceipt,
  foundOf,
  type Look,
  outcomeOf,
  receiptOf,
  type Sighting,
} from '@/utils/core/outcome';
import type { StoreKind } from '@/utils/core/unit';
import { cookieOf } from '../../fakes/world';

const at = (origin: string, certain = false, partition?: string): WipePlace => ({
  origin,
  storeId: '0',
  certain,
  ...(partition === undefined ? {} : { partition }),
});
const saw = (place: WipePlace, holds: StoreKind[] = [], more: Partial<Sighting> = {}): Sighting => {
  const { certain: _, ...rest } = place;
  return { ...rest, reached: true, holds, blind: [], ...more };
};
const silent = (place: WipePlace) => saw(place, [], { reached: false });
const look = (more: Partial<Look>): Look => ({ cookies: [], sightings: [], cached: [], ...more });
const open = (after: Look, places: WipePlace[]) =>
  outcomeOf(after, places).open.map(({ kind, origin, partition, verdict, count }) =>
    [verdict, count, kind, origin, partition].filter((part) => part !== undefined).join(' '),
  );

const SITE = at('https://site.com');
const WWW = at('https://www.site.com');
const APP = at('https://app.site.com', true);
const UNDER = at('https://site.com', false, 'https://news.example');

describe('what is not proven gone', () => {
  it('is nothing where every place answered and was empty', () => {
    expect(open(look({ sightings: [saw(SITE), saw(APP)] }), [SITE, APP])).toEqual([]);
  });

  it('are cookies that are still there, counted by origin', () => {
    const cookies = [
      cookieOf({ name: 'a', domain: 'site.com' }),
      cookieOf({ name: 'b', domain: 'site.com', path: '/deep' }),
      cookieOf({ name: 'c', domain: 'app.site.com' }),
    ];
    expect(open(look({ cookies, sightings: [saw(SITE)] }), [SITE])).toEqual([
      'left 2 cookie https://site.com',
      'left 1 cookie https://app.site.com',
    ]);
  });

  it('are stores that still hold something, and kinds that the browser would not show', () => {
    const sightings = [saw(SITE, ['opfs', 'indexed-db'], { blind: ['service-worker'] })];
    expect(open(look({ sightings }), [SITE])).toEqual([
      'left 1 opfs https://site.com',
      'left 1 indexed-db https://site.com',
      'out-of-reach 1 service-worker https://site.com',
    ]);
  });

  it('is a certain place that kept silent, or was not looked at', () => {
    expect(open(look({ sightings: [saw(SITE), silent(APP)] }), [SITE, APP])).toEqual([
      'not-looked 1 local-storage https://app.site.com',
    ]);
    expect(open(look({ sightings: [saw(SITE)] }), [SITE, APP])).toHaveLength(1);
  });

  it('is no guessed host that keeps silent while the site answers elsewhere', () => {
    expect(open(look({ sightings: [saw(SITE), silent(WWW)] }), [SITE, WWW])).toEqual([]);
  });

  it('is every place where none answered', () => {
    expect(open(look({ sightings: [silent(SITE), silent(WWW)] }), [SITE, WWW])).toHaveLength(2);
  });

  it('is what lies under another site that kept silent, whatever the site itself answered', () => {
    expect(open(look({ sightings: [saw(SITE), silent(UNDER)] }), [SITE, UNDER])).toEqual([
      'not-looked 1 local-storage https://site.com https://news.example',
    ]);
  });
});

const entry = (after: Look, places: WipePlace[], before: Look = look({})): JournalEntry => ({
  ...planned({
    id: 'w',
    key: 'site@0',
    siteId: 'site',
    siteName: 'Site',
    domains: ['site.com'],
    storeId: '0',
    requestedAt: 1,
    browserRun: 'run',
  }),
  places,
  found: foundOf(before),
  outcome: outcomeOf(after, places),
  finishedAt: 5,
});

describe('a receipt', () => {
  const left = cookieOf({ name: 'a', domain: 'site.com' });
  it.each<[string, Look, string]>([
    ['nothing open', look({ sightings: [saw(SITE)] }), 'clean'],
    ['a cookie left', look({ cookies: [left], sightings: [saw(SITE)] }), 'partial'],
    ['a store left', look({ sightings: [saw(SITE, ['opfs'])] }), 'partial'],
    ['a kind out of reach', look({ sightings: [saw(SITE, [], { blind: ['opfs'] })] }), 'partial'],
    ['nobody who looked', look({}), 'partial'],
  ])('with %s has the right verdict', (_, after, verdict) => {
    expect(receiptOf(entry(after, [SITE]), 'due').verdict).toBe(verdict);
  });

  it('counts what was found and what is left, and what came later as found', () => {
    const before = look({ cookies: [left], sightings: [saw(SITE, ['opfs', 'indexed-db'])] });
    expect(receiptOf(entry(look({ sightings: [saw(SITE)] }), [SITE], before), 'due')).toMatchObject({
      cookies: { found: 1, left: 0 },
      stores: { found: 2, left: 0 },
    });
    const more = look({ cookies: [left, { ...left, path: '/x' }], sightings: [saw(SITE, ['opfs'])] });
    expect(receiptOf(entry(more, [SITE]), 'due')).toMatchObject({
      cookies: { found: 2, left: 2 },
      stores: { found: 1, left: 1 },
    });
  });

  it('cannot be had for a wipe that was not looked at again', () => {
    const { outcome: _, ...unfinished } = entry(look({}), [SITE]);
    expect(() => receiptOf(unfinished, 'due')).toThrow('not looked at again');
  });

  it('of a failed wipe claims nothing', () => {
    expect(failureReceipt(entry(look({}), []), 'no-access', 9)).toMatchObject({
      verdict: 'failed',
      failure: 'no-access',
      cookies: { found: 0, left: 0 },
      finishedAt: 9,
    });
  });
});
