import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { History } from '@/utils/ports';
import { FakeStorage } from '../../fakes/storage';

interface Visit {
  readonly url: string;
  readonly at: number;
}
interface Query {
  readonly startTime: number;
  readonly endTime: number;
  readonly maxResults: number;
}

const SITE = ['site.com'];
const HELD = 'ext://signoff/held.html';
let visits: Visit[];
let most: number;
let allowed: boolean;
let storage: FakeStorage;
let history: History;

/** As Chromium answers: every page with a visit in that time, newest first, no more than asked for. */
function search({ startTime, endTime, maxResults }: Query) {
  const within = visits.filter(({ at }) => at >= startTime && at < endTime).sort((a, b) => b.at - a.at);
  const pages = [...new Set(within.map(({ url }) => url))].slice(0, maxResults);
  most = Math.max(most, pages.length);
  return pages.map((url) => ({ id: url, url }));
}

async function start(isFirefox: boolean) {
  vi.resetModules();
  const browser = {
    ...storage.browser,
    runtime: { getURL: (path: string) => `ext://signoff${path}` },
    permissions: { contains: async () => allowed },
    history: {
      search: async (query: Query) => search(query),
      deleteUrl: async ({ url }: { url: string }) => {
        visits = visits.filter((visit) => visit.url !== url);
      },
    },
  };
  vi.doMock('@/utils/adapters/browser', () => ({ browser, isFirefox }));
  ({ history } = await import('@/utils/adapters/history'));
}

beforeEach(async () => {
  visits = [];
  most = 0;
  allowed = true;
  storage = new FakeStorage();
  storage.kept.local.settings = { version: 1, forgetHistory: true };
  await start(true);
});

describe('the pages of a site', () => {
  it('are those of its hosts, with any port or scheme, and no look-alike', async () => {
    const mine = ['https://site.com/', 'http://a.b.site.com:8443/deep?q=1#x', 'https://WWW.site.com./'];
    const theirs = [
      'https://notsite.com/',
      'https://site.com.evil.net/',
      'https://other.net/?to=https://site.com/',
      'https://site.com@other.net/',
      'file:///site.com',
      'about:blank',
    ];
    visits = [...mine, ...theirs].map((url, at) => ({ url, at }));
    expect([...(await history.pagesOf(SITE))].sort()).toEqual([...mine].sort());
  });

  it("include Signoff's own page that stood in its tab, and not that of another site", async () => {
    visits = [
      { url: `${HELD}?wipe=1&host=www.site.com`, at: 1 },
      { url: `${HELD}?wipe=2&host=www.other.net`, at: 2 },
      { url: `${HELD}?wipe=3`, at: 3 },
    ];
    expect(await history.pagesOf(SITE)).toEqual([`${HELD}?wipe=1&host=www.site.com`]);
  });

  it('are all found among ten thousand, visited again and again', async () => {
    const now = Date.UTC(2026, 10, 22);
    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 10_000; number += 1) {
        const host = number % 100 === 0 ? 'site.com' : 'other.net';
        visits.push({ url: `https://${host}/${number}`, at: now - round * 86_400_000 - number });
      }
    }
    expect(await history.pagesOf(SITE)).toHaveLength(100);
    expect(most).toBe(1_000);
  });

  it('are all found where an import gave thousands the same time', async () => {
    visits = Array.from({ length: 5_000 }, (_, number) => ({ url: `https://site.com/${number}`, at: 7 }));
    expect(await history.pagesOf(SITE)).toHaveLength(5_000);
  });

  it('are removed, and no others', async () => {
    visits = Array.from({ length: 120 }, (_, at) => ({ url: `https://site.com/${at}`, at }));
    visits.push({ url: 'https://other.net/', at: 1 });
    await history.remove(await history.pagesOf(SITE));
    expect(visits).toEqual([{ url: 'https://other.net/', at: 1 }]);
  });
});

describe('whether it is wanted', () => {
  it('is a question of the setting, then of the store, then of the permission', async () => {
    expect(await history.choice('firefox-default')).toBe('wanted');
    expect(await history.choice('firefox-container-2')).toBe('not-of-this-store');
    expect(await history.choice('firefox-private')).toBe('not-of-this-store');
    allowed = false;
    expect(await history.choice('firefox-default')).toBe('not-allowed');
    storage.kept.local.settings = { version: 1, forgetHistory: false };
    expect(await history.choice('firefox-container-2')).toBe('unwanted');
    storage.kept.local = {};
    expect(await history.choice('firefox-default')).toBe('unwanted');
    storage.kept.local.settings = 'damaged';
    expect(await history.choice('firefox-default')).toBe('settings-damaged');
  });

  it("is never so in Chromium's private background, which would see the ordinary history", async () => {
    await start(false);
    expect(await history.choice('0')).toBe('wanted');
    storage.inIncognitoContext = true;
    expect(await history.choice('1')).toBe('not-of-this-store');
  });
});
