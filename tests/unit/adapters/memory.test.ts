import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignedInSite } from '@/utils/core/signed-in';
import type { Memory } from '@/utils/ports';
import { FakeStorage } from '../../fakes/storage';

let storage: FakeStorage;
let memory: Memory;
beforeEach(async () => {
  storage = new FakeStorage();
  await wake();
});

/** A new life of the worker: what it had in its head is gone, what is stored is there. */
async function wake() {
  vi.resetModules();
  vi.doMock('@/utils/adapters/browser', () => ({ browser: storage.browser, isFirefox: true }));
  ({ memory } = await import('@/utils/adapters/memory'));
}

const site = (domain: string, storeId = 'firefox-default'): SignedInSite => ({
  key: `${domain}@${storeId}`,
  siteId: domain,
  name: domain,
  domains: [domain],
  storeId,
  grade: 'signed-in',
  accounts: ['ada'],
  reasons: [],
  firstSeenAt: 5,
  sawSignIn: true,
});
const note = (origin: string, embedder?: string, storeId = 'firefox-default') =>
  memory.notePlace({ storeId, origin, embedder });
const onDisk = () => JSON.stringify(storage.kept.local);
const restart = () => {
  storage.kept.session = {};
  return wake();
};

describe('logins', () => {
  it('are remembered over a restart: when they were first seen, and no account', async () => {
    await memory.saveLogins([site('a.com')]);
    await restart();
    expect(await memory.logins()).toEqual({
      'a.com@firefox-default': { firstSeenAt: 5, sawSignIn: true },
    });
    expect(onDisk()).not.toContain('ada');
  });

  it('that ended are forgotten', async () => {
    await memory.saveLogins([site('a.com'), site('b.com')]);
    await memory.saveLogins([site('b.com')]);
    expect(onDisk()).not.toContain('a.com');
  });

  it('are written only when something changed', async () => {
    await memory.saveLogins([site('a.com')]);
    const writes = storage.writes;
    await memory.saveLogins([site('a.com')]);
    expect(storage.writes).toBe(writes);
  });
});

describe('places', () => {
  it('of a signed-in site outlive the browser, those of any other site do not', async () => {
    await note('https://app.a.com:8443');
    await note('https://a.com', 'https://www.news.example/today');
    await note('https://other.com');
    await memory.saveLogins([site('a.com')]);
    await restart();
    expect(await memory.places(['a.com'], 'firefox-default')).toEqual({
      origins: ['https://app.a.com:8443', 'https://a.com'],
      embedders: ['https://news.example'],
      guests: [],
    });
    expect(onDisk()).not.toContain('other.com');
  });

  it('are those of one store and one site only', async () => {
    await note('https://a.com', undefined, 'firefox-container-1');
    await note('https://a.com.evil.example');
    expect(await memory.places(['a.com'], 'firefox-default')).toEqual({
      origins: [],
      embedders: [],
      guests: [],
    });
  });

  it('are noted while the worker lives and after it died', async () => {
    await note('https://a.com');
    await wake();
    await note('https://www.a.com');
    await note('https://a.com', 'https://b.example');
    expect(await memory.places(['a.com'], 'firefox-default')).toEqual({
      origins: ['https://a.com', 'https://www.a.com'],
      embedders: ['https://b.example'],
      guests: [],
    });
  });

  it('of guests in a frame of a signed-in site outlive the browser, and are forgotten with the site', async () => {
    await note('https://widgets.example', 'https://www.a.com/page');
    await note('https://widgets.example', 'https://other.com');
    await memory.saveLogins([site('a.com')]);
    await restart();
    expect((await memory.places(['a.com'], 'firefox-default')).guests).toEqual([
      { origin: 'https://widgets.example', under: 'https://a.com' },
    ]);
    expect(onDisk()).not.toContain('other.com');
    await memory.forgetPlaces(['a.com'], 'firefox-default');
    await memory.saveLogins([]);
    expect(onDisk()).not.toContain('widgets');
  });

  it('cost no write where nothing is new', async () => {
    await note('https://a.com', 'https://b.example');
    const writes = storage.writes;
    await note('https://a.com', 'https://b.example/other');
    await note('https://a.com');
    expect(storage.writes).toBe(writes);
  });

  it('make room for newer ones', async () => {
    for (let number = 0; number < 450; number += 1) await note(`https://site${number}.com`);
    expect((await memory.places(['site0.com'], 'firefox-default')).origins).toEqual([]);
    expect((await memory.places(['site449.com'], 'firefox-default')).origins).toHaveLength(1);
  });

  it('noted in one moment, as by a page with many frames, are all kept', async () => {
    await Promise.all(['https://a.com', 'https://b.a.com', 'https://c.a.com'].map((origin) => note(origin)));
    expect((await memory.places(['a.com'], 'firefox-default')).origins).toHaveLength(3);
  });

  it('are forgotten with their site, on the disk, in the session and in the worker', async () => {
    await note('https://a.com');
    await note('https://b.com');
    await memory.saveLogins([site('a.com'), site('b.com')]);
    await memory.forgetPlaces(['a.com'], 'firefox-default');
    await note('https://c.com');
    expect(JSON.stringify(storage.kept.session)).not.toContain('a.com');
    expect(JSON.stringify(storage.kept.local.places)).not.toContain('a.com');
    expect((await memory.places(['b.com'], 'firefox-default')).origins).toEqual(['https://b.com']);
  });
});

describe('private windows', () => {
  const PRIVATE = 'firefox-private';

  it('leave nothing on the disk in Firefox, and are remembered while the browser lives', async () => {
    await note('https://a.com', 'https://b.example', PRIVATE);
    await memory.saveLogins([site('a.com', PRIVATE)]);
    expect(Object.keys(await memory.logins())).toEqual(['a.com@firefox-private']);
    expect((await memory.places(['a.com'], PRIVATE)).origins).toEqual(['https://a.com']);
    expect(onDisk()).not.toMatch(/a\.com|b\.example|private/);
  });

  it('leave nothing on the disk when a site of theirs is forgotten', async () => {
    await note('https://a.com', undefined, PRIVATE);
    await memory.forgetPlaces(['a.com'], PRIVATE);
    expect(onDisk()).not.toMatch(/a\.com|private/);
  });

  it('write nothing to the disk in Chromium, whose two profiles share it', async () => {
    await memory.saveLogins([site('a.com', '0')]);
    const before = onDisk();
    storage.inIncognitoContext = true;
    await restart();
    await note('https://b.com', undefined, '1');
    await memory.saveLogins([site('b.com', '1')]);
    await memory.forgetPlaces(['b.com'], '1');
    expect(onDisk()).toBe(before);
  });
});

describe('stored data that makes no sense', () => {
  it.each<[string, unknown]>([
    ['text', 'nonsense'],
    ['a list', [1, 2]],
    ['null', null],
    ['another shape', { a: 1 }],
    ['half a shape', { 'a.com@0': { firstSeenAt: 'yesterday' } }],
  ])('(%s) is made anew, and stops nothing', async (_, bad) => {
    for (const area of ['local', 'session'] as const) {
      storage.kept[area].logins = bad;
      storage.kept[area].places = bad;
    }
    await wake();
    expect(await memory.logins()).toEqual({});
    await note('https://a.com');
    await memory.saveLogins([site('a.com')]);
    expect(Object.keys(await memory.logins())).toEqual(['a.com@firefox-default']);
    expect((await memory.places(['a.com'], 'firefox-default')).origins).toEqual(['https://a.com']);
  });
});
