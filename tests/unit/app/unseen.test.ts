import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startWorker, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const HOME = { tabId: 1, storeId: '0', url: 'https://discord.com/app' };

let world: FakeWorld;
let worker: Worker;
beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  worker = startWorker(world);
});
afterEach(() => {
  vi.useRealTimers();
});

const unseen = () => world.list?.unseen?.map(({ siteId }) => siteId);
const arrives = async (stored: { kind: 'localStorage'; key: string; value: string }[]) => {
  world.pages.set(1, { url: HOME.url, controls: [], hasVisiblePassword: false, stored });
  await worker.signIns.pageReady(HOME);
  await vi.advanceTimersByTimeAsync(200);
};

it('says nothing of sites that left no trace', async () => {
  await worker.watch.lookAtAll();
  expect(unseen()).toEqual([]);
});

it.each([
  ['a cookie', () => world.addCookie({ name: '__dcfduid', domain: 'discord.com' })],
  ['a page', () => world.places.push({ storeId: '0', origin: 'https://discord.com' })],
])('cannot see, where there is %s of it', async (_, leave) => {
  leave();
  await worker.watch.lookAtAll();
  expect(unseen()).toEqual(['discord']);
});

it('sees once a page of it is open, whichever way it is', async () => {
  world.addCookie({ name: '__dcfduid', domain: 'discord.com' });
  await worker.watch.lookAtAll();
  await arrives([]);
  expect(unseen()).toEqual([]);
  expect(world.list?.sites).toEqual([]);
  await arrives([{ kind: 'localStorage', key: 'token', value: '"abc"' }]);
  expect(world.list?.sites.map(({ siteId }) => siteId)).toEqual(['discord']);
  expect(world.keptRows).toEqual(['discord@0']);
});

it('what was seen before a restart makes it likely, and another cookie of that time is asked for', async () => {
  const page = {
    verdict: 'silent' as const,
    stored: [],
    origin: 'https://discord.com',
    shown: ['token'],
    besides: ['a'],
  };
  const history = { appeared: [], changed: [], restless: [], leftovers: [], carriers: [] };
  world.seen = { 'discord@0': { host: 'discord.com', history, page: { ...page, isOld: true } } };
  world.addCookie({ name: 'a', domain: 'discord.com' });
  await worker.watch.lookAtAll();
  expect(world.list?.sites).toMatchObject([
    { siteId: 'discord', grade: 'likely', reasons: [{ kind: 'last-seen' }] },
  ]);
  world.cookies = [];
  await worker.watch.lookAtAll();
  expect(world.list?.sites).toEqual([]);
  expect(unseen(), 'nobody can say it is signed out').toEqual(['discord']);
});

it('says nothing of a site that somebody said is no login', async () => {
  world.addCookie({ name: '__dcfduid', domain: 'discord.com' });
  await worker.correcting.say({ host: 'discord.com', storeId: '0' }, 'not-login');
  expect(unseen()).toEqual([]);
});
