import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskedAnswer } from '@/utils/core/asked';
import { startWorker, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const TOKEN = 'aB3xY9kLm2Pq7Rs4Tv';
const KEY = 'shop.example@0';
const HOME = 'https://www.shop.example/';
const PLACE = { tabId: 1, storeId: '0', url: HOME };
const DAY_MS = 86_400_000;

const shown = (text: string | undefined, hasVisiblePassword = false): AskedAnswer => ({
  kind: 'page',
  status: 200,
  address: HOME,
  controls: text === undefined ? [] : [{ text, href: '/x', visible: true }],
  hasVisiblePassword,
});
const INSIDE = shown('Log out (ada)');
const FORM = shown('Log in', true);

let world: FakeWorld;
let worker: Worker;
const row = () => world.list?.sites.find(({ key }) => key === KEY);
const look = () => vi.advanceTimersByTimeAsync(250);
const cookie = (name: string, value = TOKEN, more: { path?: string; storeId?: string } = {}) => {
  world.cookies = world.cookies.filter((one) => one.name !== name || one.storeId !== (more.storeId ?? '0'));
  const expiresAt = world.now + 30 * DAY_MS;
  return world.addCookie({ name, value, domain: 'www.shop.example', hostOnly: true, expiresAt, ...more });
};
const answers = (person: AskedAnswer, visitor: AskedAnswer) => {
  world.server.reads = { person, visitor };
};
const ask = async (person = INSIDE, visitor = FORM) => {
  answers(person, visitor);
  const outcome = await worker.asking.ask(KEY);
  await look();
  return outcome;
};

beforeEach(async () => {
  vi.useFakeTimers();
  world = new FakeWorld();
  cookie('auth_token');
  worker = startWorker(world);
  await worker.watch.lookAtAll();
  expect(row()).toMatchObject({ grade: 'likely', accounts: [] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('asking a site', () => {
  it('makes a guess sure, says why, and who', async () => {
    expect(await ask()).toEqual({ verdict: 'signed-in', because: 'way-out', account: 'ada' });
    expect(row()).toMatchObject({ grade: 'signed-in', accounts: ['ada'] });
    expect(row()?.reasons[0]).toEqual({ kind: 'asked', because: 'way-out' });
  });

  it('takes the row of a visitor away', async () => {
    expect(await ask(FORM, FORM)).toEqual({ verdict: 'signed-out' });
    expect(row()).toBeUndefined();
    await worker.watch.lookAtAll();
    expect(row()).toBeUndefined();
  });

  it.each<[string, AskedAnswer]>([
    ['the same to everybody', shown(undefined)],
    ['nothing', { kind: 'none', trouble: 'slow' }],
  ])('that answers %s changes nothing, and nothing is kept', async (_, same) => {
    expect((await ask(same, same)).verdict).toBe('unclear');
    expect(row()?.grade).toBe('likely');
    expect(world.seen).toEqual({});
  });

  it('asks twice, once with the login and once without, in one conversation that it ends', async () => {
    answers(INSIDE, FORM);
    await Promise.all([worker.asking.ask(KEY), worker.asking.ask(KEY)]);
    expect(world.server.read).toEqual([`person ${HOME} 0`, `visitor ${HOME} 0`]);
    expect(world.server.visits).toEqual(['shop.example']);
    expect(world.server.open).toBe(0);
  });

  it('asks where the cookies are sent: an application may live below the start page', async () => {
    world.cookies = [];
    cookie('auth_token', TOKEN, { path: '/app' });
    await ask();
    expect(world.server.read[0]).toBe(`person ${HOME}app 0`);
    world.cookies = [];
    cookie('auth_token', TOKEN, { path: '/logout' });
    await ask();
    expect(world.server.read[2]).toBe(`person ${HOME} 0`);
  });

  it('keeps names and no value', async () => {
    await ask();
    expect(JSON.stringify(world.seen)).toContain('auth_token');
    expect(JSON.stringify([world.seen, world.list])).not.toContain(TOKEN);
  });

  it('is refused where there is no such row, and keeps nothing of one that is forgotten meanwhile', async () => {
    await expect(worker.asking.ask('other.example@0')).rejects.toThrow('no row');
    let open = () => {};
    world.gate = new Promise((resolve) => {
      open = resolve;
    });
    answers(INSIDE, FORM);
    const asking = worker.asking.ask(KEY);
    await vi.waitFor(() => expect(world.server.read).toHaveLength(2));
    world.cookies = [];
    await worker.watch.lookAtAll();
    open();
    await asking;
    expect(world.seen).toEqual({});
  });
});

it('a page of the site that showed a login outweighs what its server sends to everybody', async () => {
  await worker.signIns.requestSent({ ...PLACE, url: `${HOME}login` }, { method: 'POST', isPage: true });
  const stored = [
    { kind: 'localStorage' as const, key: 'token', value: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.${TOKEN}` },
  ];
  world.pages.set(1, { url: HOME, controls: [], hasVisiblePassword: false, stored });
  await worker.signIns.pageReady(PLACE);
  await look();
  expect(row()?.reasons.map(({ kind }) => kind)).toContain('storage-token');
  expect(await ask(FORM, FORM)).toEqual({ verdict: 'unclear', because: 'page-stays' });
  expect(row()?.grade).toBe('likely');
});

describe('a yes is over', () => {
  beforeEach(async () => {
    await ask();
    expect(row()?.grade).toBe('signed-in');
  });

  it('when the cookie is gone that spoke for the login', async () => {
    cookie('refresh_token');
    const [gone] = world.cookies;
    world.cookies = world.cookies.slice(1);
    if (gone) worker.watch.cookieChanged(gone, true);
    await look();
    expect(row()).toMatchObject({ grade: 'likely', accounts: [] });
  });

  it.each(['POST', 'GET'])('when somebody signs out, by %s', async (method) => {
    await worker.signIns.requestSent({ ...PLACE, url: `${HOME}logout` }, { method, isPage: true });
    world.pages.set(1, { url: HOME, controls: [], hasVisiblePassword: false, stored: [] });
    await worker.signIns.pageReady(PLACE);
    await look();
    expect(world.seen[KEY]?.asked).toBeUndefined();
    expect(row()?.grade).not.toBe('signed-in');
  });

  it('when a later page asks for a login, whatever ended it', async () => {
    const controls = [{ text: 'Log in', href: '/login', visible: true }];
    world.pages.set(1, { url: HOME, controls, hasVisiblePassword: false, stored: [] });
    await worker.signIns.pageReady(PLACE);
    await look();
    expect(row()).toBeUndefined();
  });

  it('when the site is forgotten; and not for a search that is sent', async () => {
    await worker.signIns.requestSent({ ...PLACE, url: `${HOME}search` }, { method: 'POST', isPage: true });
    await worker.signIns.pageReady(PLACE);
    expect(world.seen[KEY]?.asked).toBeDefined();
    await worker.signIns.forget(['shop.example'], '0');
    expect(world.seen).toEqual({});
  });
});

describe('a no is over', () => {
  beforeEach(async () => {
    await ask(FORM, FORM);
    expect(row()).toBeUndefined();
  });

  it('when the cookie has another value, and not when it is set anew with the same', async () => {
    await worker.asking.cookieChanged(cookie('auth_token'));
    await look();
    expect(row()).toBeUndefined();
    await worker.asking.cookieChanged(cookie('auth_token', `${TOKEN}2`));
    await look();
    expect(row()?.grade).toBe('likely');
  });

  it('after the worker has died, too', async () => {
    worker = startWorker(world);
    await worker.asking.cookieChanged(cookie('auth_token', `${TOKEN}2`));
    await look();
    expect(row()?.grade).toBe('likely');
  });

  it('when another cookie shows a login', async () => {
    worker.watch.cookieChanged(cookie('refresh_token'));
    await look();
    expect(row()?.grade).toBe('likely');
  });

  it('and not in another store, nor for another cookie', async () => {
    await worker.asking.cookieChanged(cookie('auth_token', `${TOKEN}2`, { storeId: '2' }));
    await worker.asking.cookieChanged(cookie('theme'));
    await look();
    expect(row()).toBeUndefined();
    expect(world.seen[KEY]?.asked?.verdict).toBe('signed-out');
  });
});
