import { describe, expect, it } from 'vitest';
import { isWiped, type JournalEntry, parseEntry, placeKey, planned } from '@/utils/core/journal';

const intent = planned({
  id: 'wipe-1',
  key: 'instagram@0',
  siteId: 'instagram',
  siteName: 'Instagram',
  domains: ['instagram.com'],
  storeId: '0',
  requestedAt: 1,
  browserRun: 'run-1',
});
const full: JournalEntry = {
  ...intent,
  step: 'second-look',
  places: [
    { origin: 'https://instagram.com', storeId: '0', partition: 'https://news.example', certain: true },
  ],
  tabs: 2,
  found: { cookies: 3, stores: [{ kind: 'opfs', origin: 'https://instagram.com', storeId: '0' }] },
  outcome: {
    cookiesLeft: 0,
    storesLeft: 0,
    open: [{ kind: 'cookie', origin: 'https://instagram.com', storeId: '0', verdict: 'left', count: 1 }],
  },
  finishedAt: 9,
  secondLook: { dueAt: 20, cameBack: false },
  removed: [['identity', 'ab12']],
};

describe('an entry that was written down', () => {
  it.each([
    ['at the start', intent],
    ['at the end', full],
  ])('%s is read back as it was', (_, entry) => {
    expect(parseEntry(JSON.parse(JSON.stringify(entry)))).toEqual(JSON.parse(JSON.stringify(entry)));
  });

  it('is wiped from the moment that its outcome is known', () => {
    expect([isWiped(intent), isWiped(full)]).toEqual([false, true]);
  });
});

describe('what is no entry', () => {
  const cyclic: Record<string, unknown> = { ...full };
  cyclic.places = cyclic;
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['text', 'wipe'],
    ['a list', [full]],
    ['an empty object', {}],
    ['a version of tomorrow', { ...full, version: 2 }],
    ['an unknown step', { ...full, step: 'sweep' }],
    ['an empty id', { ...full, id: '' }],
    ['no domains', { ...full, domains: [] }],
    ['domains that are text', { ...full, domains: 'instagram.com' }],
    ['a place without an origin', { ...full, places: [{ storeId: '0', certain: true }] }],
    [
      'a kind of store that does not exist',
      { ...full, found: { cookies: 1, stores: [{ ...full.found?.stores[0], kind: 'floppy' }] } },
    ],
    [
      'an unknown verdict',
      { ...full, outcome: { ...full.outcome, open: [{ ...full.outcome?.open[0], verdict: 'fine' }] } },
    ],
    ['a time that is no number', { ...full, finishedAt: '9' }],
    ['a time that is NaN', { ...full, requestedAt: Number.NaN }],
    ['digests that are no pairs', { ...full, removed: [['identity']] }],
    ['something that contains itself', cyclic],
    ['a function', () => full],
  ])('%s is told as such, without an error', (_, raw) => expect(parseEntry(raw)).toBeUndefined());
});

describe('the key of a place', () => {
  it('tells stores, origins and partitions apart', () => {
    const place = { origin: 'https://a.example', storeId: '0' };
    const keys = [
      place,
      { ...place, storeId: '1' },
      { ...place, origin: 'http://a.example' },
      { ...place, partition: 'https://b.example' },
    ].map(placeKey);
    expect(new Set(keys).size).toBe(4);
  });
});
