import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RawLook } from '@/utils/core/detect/look';
import { startWorker, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const TOKEN = 'aB3xY9kLm2Pq7Rs4Tv';
const HOME = { tabId: 1, storeId: '0', url: 'https://www.shop.example/' };
const LOGIN = { ...HOME, url: 'https://www.shop.example/login' };
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.${TOKEN}`;

let world: FakeWorld;
let worker: Worker;
beforeEach(async () => {
  vi.useFakeTimers();
  world = new FakeWorld();
  worker = startWorker(world);
  await worker.watch.lookAtAll();
});
afterEach(() => {
  vi.useRealTimers();
});

const control = (text: string, visible = true) => ({ text, href: '', visible });
const shows = (look: Partial<RawLook>, tabId = 1, url = HOME.url) =>
  world.pages.set(tabId, { url, controls: [], hasVisiblePassword: false, stored: [], ...look });
const cookie = (name: string, value = TOKEN) => {
  world.cookies = world.cookies.filter((one) => one.name !== name);
  return world.addCookie({ name, value, domain: 'www.shop.example', httpOnly: true });
};
const posts = (place = LOGIN) => worker.signIns.requestSent(place, { method: 'POST', isPage: true });
const arrives = async (place = HOME) => {
  await worker.signIns.pageReady(place);
  await vi.advanceTimersByTimeAsync(200);
};
const row = (id = 'shop.example') => world.list?.sites.find(({ siteId }) => siteId === id);

describe('a password that was sent', () => {
  it('and led to a page with a way out is a login, of which the page is the reason', async () => {
    cookie('SESSID');
    await posts();
    shows({ controls: [control('Log out')] });
    await arrives();
    expect(row()).toMatchObject({ grade: 'signed-in', reasons: [{ kind: 'page-sign-out' }] });
  });

  it('and brought a cookie is a likely login, where the page tells nothing', async () => {
    await posts();
    cookie('zq');
    shows({});
    await arrives();
    expect(row()).toMatchObject({ grade: 'likely', reasons: [{ kind: 'appeared', cookie: 'zq' }] });
  });

  it('and changed a session is one, too, and only where the value is another', async () => {
    cookie('SESSID', `${TOKEN}1`);
    await posts();
    await arrives();
    expect(row()).toBeUndefined();
    cookie('SESSID', `${TOKEN}2`);
    await arrives();
    expect(row()?.reasons).toEqual([{ kind: 'changed', cookie: 'SESSID' }]);
  });

  it('and was wrong is none: the page asks again, and nothing of it is believed later', async () => {
    await posts();
    cookie('zq');
    shows({ hasVisiblePassword: true });
    await arrives();
    expect(row()).toBeUndefined();
    shows({});
    world.now += 60_000;
    await arrives();
    expect(row()).toBeUndefined();
  });

  it('to a site that keeps its login in storage makes a row without any cookie', async () => {
    await worker.signIns.requestSent(LOGIN, { method: 'POST', isPage: false });
    shows({ stored: [{ kind: 'localStorage', key: 'token', value: JWT }] });
    await arrives();
    expect(row()).toMatchObject({ grade: 'likely', reasons: [{ kind: 'storage-token', key: 'token' }] });
    await worker.watch.lookAtAll();
    expect(row()?.grade).toBe('likely');
  });

  it('and whose page is slow to draw itself is seen by a second look or a third, and by no fourth', async () => {
    await worker.signIns.requestSent(LOGIN, { method: 'POST', isPage: false });
    shows({ hasVisiblePassword: true });
    await arrives();
    expect(row()).toBeUndefined();
    shows({ controls: [control('Log out')] });
    await vi.advanceTimersByTimeAsync(1_200);
    expect(row()?.grade).toBe('signed-in');
    expect(world.pageLooks).toBe(2);
    await worker.signIns.requestSent(LOGIN, { method: 'POST', isPage: true });
    shows({ hasVisiblePassword: true });
    await arrives();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.pageLooks).toBe(5);
  });

  it('and was right after a wrong one is followed as long as the first was', async () => {
    const tries = () => worker.signIns.requestSent(LOGIN, { method: 'POST', isPage: false });
    await tries();
    shows({ hasVisiblePassword: true });
    await arrives();
    world.now += 14_000;
    await tries();
    world.now += 2_000;
    cookie('zq');
    await arrives();
    expect(row()).toBeUndefined();
    shows({});
    await vi.advanceTimersByTimeAsync(1_200);
    expect(row()?.reasons).toEqual([{ kind: 'appeared', cookie: 'zq' }]);
  });

  it('is not followed for longer because of what the page that it led to sends', async () => {
    const sends = () => worker.signIns.requestSent(LOGIN, { method: 'POST', isPage: false });
    await sends();
    shows({});
    await arrives();
    world.now += 14_000;
    await sends();
    world.now += 2_000;
    cookie('zq');
    await arrives();
    expect(row()).toBeUndefined();
  });

  it.each(['closed', 'open'])(
    'and was wrong in one tab, now %s, takes nothing from the right one in another',
    async (state) => {
      cookie('SESSID');
      await posts();
      shows({ hasVisiblePassword: true });
      await arrives();
      world.now += 500;
      if (state === 'closed') world.pages.delete(1);
      const other = { ...HOME, tabId: 2 };
      await posts({ ...LOGIN, tabId: 2 });
      cookie('SESSID', `${TOKEN}2`);
      shows({ controls: [control('Log out')] }, 2);
      await arrives(other);
      expect(row()?.reasons).toContainEqual({ kind: 'page-sign-out' });
      await vi.advanceTimersByTimeAsync(5_000);
      expect(row()).toMatchObject({ grade: 'signed-in' });
      expect(row()?.reasons).toContainEqual({ kind: 'page-sign-out' });
    },
  );

  it('and whose page is there before its cookies were read is followed all the same', async () => {
    const sending = posts();
    cookie('zq');
    shows({});
    await Promise.all([sending, arrives()]);
    expect(row()?.reasons).toEqual([{ kind: 'appeared', cookie: 'zq' }]);
  });

  it('in two tabs at once: what each brought is kept', async () => {
    await posts();
    await posts({ ...LOGIN, tabId: 2 });
    cookie('zq');
    shows({}, 2);
    await arrives({ ...HOME, tabId: 2 });
    cookie('zr');
    shows({});
    await arrives();
    expect(row()?.reasons).toContainEqual({ kind: 'appeared', cookie: 'zr' });
    expect(world.seen['shop.example@0']?.history.appeared).toEqual(['zq', 'zr']);
  });

  it('and led on to another site before the look says nothing of the first', async () => {
    await posts();
    shows({ controls: [control('Log out')] }, 1, 'https://other.example/');
    await arrives();
    expect(row()).toBeUndefined();
  });

  it('at one site may sign in to another', async () => {
    await posts({ ...HOME, url: 'https://id.example/login' });
    shows({ controls: [control('Sign out')] });
    await arrives();
    expect(row()?.grade).toBe('signed-in');
  });
});

describe('a login that a page showed', () => {
  beforeEach(async () => {
    cookie('SESSID');
    await posts();
    shows({ controls: [control('Log out')] });
    await arrives();
    world.now += 60_000;
  });

  it('goes when the site is signed out of', async () => {
    await worker.signIns.requestSent({ ...HOME, url: `${HOME.url}logout` }, { method: 'GET', isPage: true });
    shows({ controls: [control('Log in')] });
    await arrives();
    expect(row()).toBeUndefined();
  });

  it.each<[string, Partial<RawLook>]>([
    ['a plain file of the site', {}],
    [
      'another host of the site, where nobody is known',
      { url: 'https://docs.shop.example/', controls: [control('Log in')] },
    ],
  ])('stays where %s is opened', async (_, look) => {
    shows(look);
    await arrives({ ...HOME, url: look.url ?? HOME.url });
    expect(row()?.grade).toBe('signed-in');
  });

  it('goes when a later page asks for a login, whatever ended it', async () => {
    shows({ controls: [control('Log in')] });
    await arrives();
    expect(row()).toBeUndefined();
  });

  it('goes with the last of the cookies that were there', async () => {
    world.cookies = [];
    await worker.watch.lookAtAll();
    expect(row()).toBeUndefined();
  });

  it('goes at once with the last of them, and is left alone by every other change', async () => {
    const [session] = world.cookies;
    if (!session) throw new Error('no session');
    world.cookieReads = 0;
    worker.watch.cookieChanged(session);
    worker.watch.cookieChanged({ ...session, name: '_ga' }, true);
    await vi.advanceTimersByTimeAsync(200);
    expect(world.cookieReads).toBe(0);
    world.cookies = [];
    worker.watch.cookieChanged(session, true);
    await vi.advanceTimersByTimeAsync(200);
    expect(row()).toBeUndefined();
  });

  it('goes when the site is forgotten', async () => {
    await worker.signIns.forget(['shop.example'], '0');
    await vi.advanceTimersByTimeAsync(200);
    expect(row()).toBeUndefined();
    expect(world.seen).toEqual({});
    // Not even what is still awaited of a sign-in is seen any more.
    await posts();
    await worker.signIns.forget(['shop.example'], '0');
    await arrives();
    expect(world.seen).toEqual({});
  });

  it('stays when another site is, or the same one in another store', async () => {
    await worker.signIns.forget(['other.example'], '0');
    await worker.signIns.forget(['shop.example'], '2');
    await vi.advanceTimersByTimeAsync(200);
    expect(row()).toBeDefined();
  });
});

describe('what is learned', () => {
  it('shows the next login at once, by the cookie that came and went with the last', async () => {
    await posts();
    cookie('zq');
    shows({ controls: [control('Log out')] });
    await arrives();
    await worker.signIns.requestSent({ ...HOME, url: `${HOME.url}logout` }, { method: 'POST', isPage: true });
    world.cookies = [];
    shows({ controls: [control('Log in')] });
    await arrives();
    expect(row()).toBeUndefined();
    world.now += 60_000;
    const next = cookie('zq', 'another7Rs4TvaB3xY9kLm');
    world.pages.clear();
    world.seen = Object.fromEntries(
      Object.entries(world.seen).map(([key, { page: _, ...rest }]) => [key, rest]),
    );
    worker.watch.cookieChanged(next);
    await vi.advanceTimersByTimeAsync(200);
    expect(row()?.reasons).toEqual([{ kind: 'learnt', cookie: 'zq' }]);
  });

  it('holds names and no value', async () => {
    cookie('SESSID', `${TOKEN}old`);
    await posts();
    cookie('SESSID', `${TOKEN}new`);
    shows({ stored: [{ kind: 'localStorage', key: 'token', value: JWT }] });
    await arrives();
    expect(JSON.stringify(world.seen)).toContain('SESSID');
    expect(JSON.stringify([world.seen, world.list])).not.toContain(TOKEN);
  });
});

describe('a site of the catalogue that keeps its login in storage', () => {
  const url = 'https://discord.com/channels/@me';
  const place = { tabId: 2, storeId: '0', url };

  it('is looked at when a page of it is there, with nothing sent', async () => {
    shows({ stored: [{ kind: 'localStorage', key: 'token', value: `"${TOKEN}"` }] }, 2, url);
    await arrives(place);
    expect(row('discord')).toMatchObject({
      grade: 'signed-in',
      reasons: [{ kind: 'storage-known', key: 'token' }],
    });
    shows({}, 2, url);
    await arrives(place);
    expect(row('discord')).toBeUndefined();
  });

  it.each<[string, string, boolean]>([
    ['an account', '{"session":{"currentAccount":{"did":"x"}}}', true],
    ['none', '{"session":{}}', false],
    ['something that is no JSON', 'currentAccount', false],
  ])('with %s at the path is listed: %s', async (_, value, listed) => {
    const bluesky = 'https://bsky.app/';
    shows({ stored: [{ kind: 'localStorage', key: 'BSKY_STORAGE', value }] }, 2, bluesky);
    await arrives({ ...place, url: bluesky });
    expect(row('bluesky') !== undefined).toBe(listed);
  });

  it('is not believed another origin', async () => {
    const other = 'https://blog.discord.com/';
    shows({ stored: [{ kind: 'localStorage', key: 'token', value: `"${TOKEN}"` }] }, 2, other);
    await arrives({ ...place, url: other });
    expect(row('discord')).toBeUndefined();
  });
});

it('a page of a site where nothing happened is not looked at', async () => {
  cookie('SESSID');
  world.cookieReads = 0;
  await arrives();
  await worker.signIns.requestSent(
    { ...HOME, url: `${HOME.url}api/items` },
    { method: 'POST', isPage: false },
  );
  await worker.signIns.requestSent(HOME, { method: 'GET', isPage: true });
  await arrives();
  expect(world.pageLooks).toBe(0);
  expect(world.cookieReads).toBe(0);
});

it('what came of a request is not asked for ever', async () => {
  await posts();
  world.now += 16_000;
  await arrives();
  expect(world.pageLooks).toBe(0);
});
