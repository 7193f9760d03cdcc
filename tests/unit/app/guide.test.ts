/** The guide: which page it opens, whom it asks, what it marks, and what it takes for a changed login. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGuide, type Guide } from '@/utils/app/guide';
import { readCatalogue } from '@/utils/core/catalogue';
import type { GuideMarks } from '@/utils/core/guide';
import type { WatchedLogin } from '@/utils/ports';
import { createMemory } from '../../fakes/own-ports';
import { createJar } from '../../fakes/site-ports';
import { cookieOf, FakeWorld } from '../../fakes/world';

const entry = (id: string, more: object) => ({
  id,
  name: id,
  confidence: 'high',
  domains: [`${id}.com`],
  login_group: [`${id}.com`],
  signed_in: { cookies: [{ name: 'sid' }] },
  ...more,
});
const address = (url: string, ...sources: string[]) => ({ url, confidence: 'high', sources });
const catalogue = readCatalogue([
  entry('photos', {
    devices: address('https://www.photos.com/devices', 'https://help.photos.com/devices'),
    sign_out: {
      how: 'get',
      grade: 'runs',
      from: 'background',
      ...address('https://www.photos.com/out', 'a/b@1 x'),
    },
    change_password: address('https://www.photos.com/password', 'someone/project@1 list.json'),
  }),
  entry('plain', {}),
  entry('talk', {
    sign_out: { how: 'visit', grade: 'opens', ...address('https://www.talk.com/logout', 'a/b@1 x') },
  }),
]);
const PHOTOS = { host: 'www.photos.com', storeId: '0' };
const PLAIN = { host: 'plain.com', storeId: '0' };

let world: FakeWorld;
let guide: Guide;
let marks: Record<string, Record<string, GuideMarks>>;
let watched: readonly WatchedLogin[];
let opened: string[];
let stores: string[];
let asked: string[];
/** Origins that have the standard's address. */
let wellKnown: string[];
/** What a page does while it loads. */
let whileLoading: () => void | Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  [marks, watched, opened, stores, asked, wellKnown, whileLoading] = [{}, [], [], [], [], [], () => {}];
  world.addCookie({ name: 'sid', domain: 'photos.com', value: 'old value' });
  guide = createGuide({
    jar: createJar(world),
    memory: createMemory(world),
    catalogue,
    world: {
      now: () => world.now,
      newId: () => `salt-${world.nextId++}`,
      browserRun: async () => 'run',
      fingerprint: async (text) => `print of ${text.length} ${text.endsWith('new value')}`,
    },
    guideNotes: {
      marks: async (storeId) => marks[storeId] ?? {},
      saveMarks: async (storeId, next) => {
        marks[storeId] = next;
      },
      watched: async () => watched,
      saveWatched: async (next) => {
        watched = next;
      },
    },
    wellKnown: {
      changePassword: async (origin) => {
        asked.push(origin);
        return wellKnown.includes(origin) ? `${origin}/.well-known/change-password` : undefined;
      },
    },
    frontTab: {
      open: async (url, storeId, onLoaded) => {
        opened.push(url);
        stores.push(storeId);
        await whileLoading();
        await onLoaded?.();
      },
    },
  });
});
afterEach(() => vi.useRealTimers());

/** Gives the login's cookie this value, as the site does. */
async function renew(value: string): Promise<void> {
  const cookie = cookieOf({ name: 'sid', domain: 'photos.com', value });
  world.cookies = [...world.cookies.filter(({ name }) => name !== 'sid'), cookie];
  const heard = guide.cookieChanged(cookie);
  await vi.advanceTimersByTimeAsync(200);
  await heard;
}
const marked = async (place = PHOTOS) => Object.keys((await guide.read(place)).marks).sort();

describe('the steps', () => {
  it('have the addresses of the catalogue, and say what those are known from', async () => {
    expect(await guide.read(PHOTOS)).toMatchObject({
      siteId: 'photos',
      host: 'photos.com',
      steps: [
        { step: 'devices', known: { basis: 'documentation' } },
        { step: 'password', known: { basis: 'project' } },
        { step: 'check', known: { basis: 'documentation' } },
      ],
    });
    expect(await guide.open(PHOTOS, 'devices')).toEqual({ at: 'catalogue', host: 'www.photos.com' });
    await guide.open(PHOTOS, 'password');
    expect(opened).toEqual(['https://www.photos.com/devices', 'https://www.photos.com/password']);
    expect(asked).toEqual([]);
  });

  it('have nothing to check again where no list of devices is known', async () => {
    const { steps } = await guide.read(PLAIN);
    expect(steps).toEqual([{ step: 'devices' }, { step: 'password' }]);
  });
});

describe('the site’s own page to log out at', () => {
  it('is opened in the login’s cookie store, by the catalogue’s address, which nobody can hand over', async () => {
    const place = { host: 'www.talk.com', storeId: 'c1', url: 'https://elsewhere.com/', address: 'x' };
    await guide.openLogOut(place);
    expect(opened).toEqual(['https://www.talk.com/logout']);
    expect(stores).toEqual(['c1']);
  });

  it('is none where the sign-out is not the person’s, or the catalogue knows none', async () => {
    await expect(guide.openLogOut(PHOTOS)).rejects.toThrow('photos.com');
    await expect(guide.openLogOut(PLAIN)).rejects.toThrow('plain.com');
    expect(opened).toEqual([]);
  });
});

describe("the standard's address", () => {
  it('is asked for only at the step, at the site alone, and opened where it is', async () => {
    wellKnown = ['https://www.plain.com'];
    await guide.read(PLAIN);
    await guide.open(PLAIN, 'devices');
    expect(asked).toEqual([]);
    expect(await guide.open(PLAIN, 'password')).toEqual({ at: 'well-known', host: 'www.plain.com' });
    expect(asked).toEqual(['https://plain.com', 'https://www.plain.com']);
    expect(opened.at(-1)).toBe('https://www.plain.com/.well-known/change-password');
  });

  it('is asked for where the person was, and at no more than three hosts', async () => {
    for (const host of ['a', 'b', 'c', 'www', 'd'])
      world.places.push({ storeId: '0', origin: `https://${host}.plain.com` });
    world.places.push({ storeId: '0', origin: 'http://old.plain.com' });
    expect(await guide.open(PLAIN, 'password')).toEqual({ at: 'front-page', host: 'www.plain.com' });
    expect(asked).toEqual(['https://www.plain.com', 'https://a.plain.com', 'https://b.plain.com']);
    expect(opened).toEqual(['https://www.plain.com/']);
  });
});

describe('a mark', () => {
  it('is the site, the step and the time, and nothing else', async () => {
    await guide.mark(PHOTOS, 'devices', true);
    expect(marks).toEqual({ '0': { photos: { devices: world.now } } });
    expect((await guide.read(PLAIN)).doneBySite).toEqual({ photos: 1 });
  });

  it('can be taken away, and goes with the site', async () => {
    await guide.mark(PHOTOS, 'devices', true);
    await guide.mark(PLAIN, 'devices', true);
    await guide.mark(PHOTOS, 'devices', false);
    expect(marks['0']).not.toHaveProperty('photos');
    await guide.mark(PHOTOS, 'check', true);
    await guide.forget(PHOTOS);
    expect(Object.keys(marks['0'] ?? {})).toEqual(['plain']);
  });

  it('is forgotten after a day', async () => {
    await guide.mark(PHOTOS, 'devices', true);
    world.now += 24 * 3_600_000;
    expect(await marked()).toEqual([]);
    await guide.mark(PLAIN, 'devices', true);
    expect(Object.keys(marks['0'] ?? {})).toEqual(['plain']);
  });
});

describe('a login that changes', () => {
  it('after the page for a new password was opened marks the step by itself, once', async () => {
    await guide.open(PHOTOS, 'password');
    await renew('new value');
    expect(await marked()).toEqual(['password', 'seen-change']);
    expect(watched).toEqual([]);
  });

  it('is compared by fingerprint: no value is kept', async () => {
    await guide.open(PHOTOS, 'password');
    expect(watched).toHaveLength(1);
    expect(JSON.stringify(watched)).not.toContain('old value');
  });

  it('is not seen where the cookie is set again as it was', async () => {
    await guide.open(PHOTOS, 'password');
    await renew('old value');
    expect(await marked()).toEqual([]);
    expect(watched).toHaveLength(1);
  });

  it('means nothing while the page loads, before it was opened, or half an hour later', async () => {
    await renew('first value');
    whileLoading = () => renew('second new value');
    await guide.open(PHOTOS, 'password');
    expect(await marked()).toEqual([]);
    await renew('second new value');
    expect(await marked()).toEqual([]);
    world.now += 31 * 60_000;
    await renew('third value');
    expect(await marked()).toEqual([]);
    expect(watched).toEqual([]);
  });

  it('means nothing once the person has signed out: what comes is another login', async () => {
    await guide.open(PHOTOS, 'password');
    world.cookies = [];
    const heard = guide.cookieChanged(cookieOf({ name: 'sid', domain: 'photos.com' }));
    await vi.advanceTimersByTimeAsync(200);
    await heard;
    await renew('new value');
    expect(await marked()).toEqual([]);
  });

  it('can be marked as not done, which takes back what was seen', async () => {
    await guide.open(PHOTOS, 'password');
    await renew('new value');
    await guide.mark(PHOTOS, 'password', false);
    expect(await marked()).toEqual([]);
  });

  it('is no longer looked for once the site is forgotten', async () => {
    await guide.open(PHOTOS, 'password');
    await guide.forget(PHOTOS);
    expect(watched).toEqual([]);
  });
});
