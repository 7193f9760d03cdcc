import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { startWorker, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const MINUTE = 60_000;
const instagram = catalogue.groupOf('instagram.com');

let world: FakeWorld;
let worker: Worker;
beforeEach(async () => {
  vi.useFakeTimers();
  world = new FakeWorld();
  world.now = 100 * MINUTE + 5;
  world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
  worker = startWorker(world);
  await worker.watch.lookAtAll();
});
afterEach(() => {
  vi.useRealTimers();
});

const lastUsed = () => world.list?.sites[0]?.lastUsedAt;

it('knows nothing of the use of a login that was there before', () => {
  expect(lastUsed()).toBeUndefined();
});

it('notes the minute in which a page was opened or the login’s cookie changed, and keeps it', async () => {
  worker.watch.siteUsed(instagram, '0');
  await vi.advanceTimersByTimeAsync(1);
  expect(lastUsed()).toBe(100 * MINUTE);
  world.now += 3 * MINUTE;
  worker.watch.cookieChanged(
    world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Ab' }),
  );
  await vi.advanceTimersByTimeAsync(300);
  expect(lastUsed()).toBe(103 * MINUTE);
  expect(world.logins['instagram@0']?.lastUsedAt).toBe(103 * MINUTE);
  await startWorker(world).watch.lookAtAll();
  expect(lastUsed()).toBe(103 * MINUTE);
});

it('costs one reading and one writing a minute, however often the site is used', async () => {
  let [shown, read] = [0, 0];
  const board = Object.getOwnPropertyDescriptor(world, 'list');
  let list = board?.value;
  Object.defineProperty(world, 'list', {
    get: () => {
      read += 1;
      return list;
    },
    set: (next) => {
      shown += 1;
      list = next;
    },
  });
  for (let times = 0; times < 50; times += 1) worker.watch.siteUsed(instagram, '0');
  await vi.advanceTimersByTimeAsync(1);
  expect([shown, read]).toEqual([1, 1]);
});

it('a login made under Signoff’s eyes is in use from then on; that of another store is not', async () => {
  worker.watch.cookieChanged(world.addCookie({ name: 'auth_token', domain: 'x.com', value: 'a'.repeat(40) }));
  await vi.advanceTimersByTimeAsync(300);
  expect(world.list?.sites.find(({ siteId }) => siteId !== 'instagram')?.lastUsedAt).toBe(100 * MINUTE);
  worker.watch.siteUsed(instagram, '1');
  await vi.advanceTimersByTimeAsync(1);
  expect(world.list?.sites.find(({ siteId }) => siteId === 'instagram')?.lastUsedAt).toBeUndefined();
});
