import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogue } from '@/utils/catalogue';
import { NO_HISTORY } from '@/utils/core/detect/history';
import { startWorker, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

let world: FakeWorld;
let worker: Worker;
beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
  world.addCookie({ name: 'user_session', domain: 'github.com' });
  worker = startWorker(world);
});
afterEach(() => {
  vi.useRealTimers();
});

const rows = () => world.list?.sites.map(({ key }) => key);
const problems = () => world.list?.problems;
const pause = () => vi.advanceTimersByTimeAsync(200);
function change(name: string, domain: string, more: { storeId?: string; gone?: boolean } = {}) {
  const cookie = world.addCookie({ name, domain, ...(more.storeId ? { storeId: more.storeId } : {}) });
  if (more.gone) world.cookies = world.cookies.filter((one) => one.name !== name || one.domain !== domain);
  worker.watch.cookieChanged(cookie);
}

describe('a full look', () => {
  it('lists every signed-in site of every store, counts them on the button, and remembers them', async () => {
    world.stores = [...world.stores, { id: '2', kind: 'container', name: 'Work' }];
    world.addCookie({ name: 'user_session', domain: 'github.com', storeId: '2' });
    await worker.watch.lookAtAll();
    expect(rows()).toEqual(['instagram@0', 'github@0', 'github@2']);
    expect(world.badge).toBe(3);
    expect(Object.keys(world.logins)).toEqual(rows());
  });

  it('is one look, however many ask for it at once', async () => {
    await worker.watch.lookAtAll();
    const reads = world.cookieReads;
    await Promise.all([worker.watch.lookAtAll(), worker.watch.lookAtAll(), worker.watch.lookIfNeeded()]);
    expect(world.cookieReads).toBe(2 * reads);
  });

  it('is not taken where this run of the browser has a list already', async () => {
    await worker.watch.lookAtAll();
    const reads = world.cookieReads;
    await startWorker(world).watch.lookIfNeeded();
    expect(world.cookieReads).toBe(reads);
  });

  it('names a store that cannot be read as a problem, beside the rows of the others', async () => {
    world.stores = [...world.stores, { id: '2', kind: 'container', name: 'Work' }];
    world.unreadable.add('0');
    world.addCookie({ name: 'user_session', domain: 'github.com', storeId: '2' });
    await worker.watch.lookAtAll();
    expect(rows()).toEqual(['github@2']);
    expect(problems()).toEqual([{ kind: 'store-unreadable', storeId: '0' }]);
  });

  it.each([
    ['none', 'access-withheld'],
    ['some', 'access-partial'],
  ] as const)('says that with access to %s it is %s', async (access, kind) => {
    world.access = access;
    await worker.watch.lookAtAll();
    expect(problems()).toEqual([{ kind }]);
  });
});

describe('what is said of when a login was made', () => {
  const login = (key: string) => world.list?.sites.find((site) => site.key === key);

  it('is not that Signoff saw it, at the first look', async () => {
    await worker.watch.lookAtAll();
    expect(login('github@0')).toMatchObject({ sawSignIn: false, firstSeenAt: world.now });
  });

  it('is that Signoff saw it, when it came while Signoff watched', async () => {
    await worker.watch.lookAtAll();
    world.now += 5_000;
    change('auth_token', 'x.com');
    await pause();
    expect(login('x@0')).toMatchObject({ sawSignIn: true, firstSeenAt: world.now });
    expect(login('github@0')).toMatchObject({ sawSignIn: false, firstSeenAt: world.now - 5_000 });
  });

  it.each<[string, () => void, () => void]>([
    [
      'withheld access',
      () => {
        world.access = 'none';
      },
      () => {
        world.access = 'all';
      },
    ],
    ['a store that was unreadable', () => world.unreadable.add('0'), () => world.unreadable.delete('0')],
  ])('survives %s', async (_, blind, see) => {
    await worker.watch.lookAtAll();
    const before = login('github@0');
    blind();
    await worker.watch.lookAtAll();
    await worker.watch.lookAtAll();
    expect(rows()).toEqual([]);
    see();
    world.now += 5_000;
    await worker.watch.lookAtAll();
    expect(login('github@0')).toEqual(before);
  });

  it('is not that Signoff saw it, when the site could not be seen before', async () => {
    world.access = 'none';
    await worker.watch.lookAtAll();
    world.access = 'all';
    await worker.watch.lookAtAll();
    expect(login('github@0')?.sawSignIn).toBe(false);
  });
});

describe('a change of one cookie', () => {
  beforeEach(async () => {
    await worker.watch.lookAtAll();
    world.cookieReads = 0;
  });

  it('lists a new login and drops one that ended', async () => {
    change('auth_token', 'x.com');
    change('sessionid', 'instagram.com', { gone: true });
    await pause();
    expect(rows()).toEqual(['github@0', 'x@0']);
    expect(world.badge).toBe(2);
  });

  it('costs nothing when the cookie could tell of no login', async () => {
    change('_ga', 'instagram.com');
    change('PHPSESSID', 'unknown.example');
    await pause();
    expect(world.cookieReads).toBe(0);
  });

  it('costs one read per 200 ms, however many come', async () => {
    for (let turn = 0; turn < 1_000; turn += 1) {
      change('user_session', 'github.com');
      await vi.advanceTimersByTimeAsync(1);
    }
    await pause();
    expect(world.cookieReads).toBeLessThanOrEqual(1_000 / 200 + 1);
    expect(world.cookieReads).toBeGreaterThan(2);
  });

  it('is not lost when it comes during a look', async () => {
    const look = worker.watch.lookAtAll();
    change('auth_token', 'x.com');
    await Promise.all([look, pause()]);
    expect(rows()).toContain('x@0');
  });

  it('in a store that cannot be read becomes a problem, and the others are listed all the same', async () => {
    change('auth_token', 'x.com', { storeId: 'gone' });
    change('li_at', 'www.linkedin.com');
    await pause();
    expect(rows()).toEqual(['instagram@0', 'github@0', 'linkedin@0']);
    expect(problems()).toEqual([{ kind: 'store-unreadable', storeId: 'gone' }]);
    change('auth_token', 'x.com', { storeId: 'gone' });
    await pause();
    expect(problems()).toHaveLength(1);
  });

  it('before the first look is left to that look', async () => {
    world.list = undefined;
    change('auth_token', 'x.com');
    await pause();
    expect(world.cookieReads).toBe(0);
    await worker.watch.lookAtAll();
    expect(rows()).toContain('x@0');
  });
});

it('what a look in a page told is listed without a pause', async () => {
  await worker.watch.lookAtAll();
  world.seen = {
    'notes.example@0': {
      host: 'notes.example',
      history: NO_HISTORY,
      page: { verdict: 'signed-in', stored: [], origin: 'https://notes.example', shown: [], besides: [] },
    },
  };
  worker.watch.siteChanged(catalogue.groupOf('notes.example'), '0');
  await vi.advanceTimersByTimeAsync(0);
  expect(rows()).toContain('notes.example@0');
});

describe('a problem of another part', () => {
  it('is shown once per kind, and outlives the next look', async () => {
    await worker.watch.lookAtAll();
    await worker.watch.report({ kind: 'storage-full' });
    await worker.watch.report({ kind: 'storage-full' });
    await worker.watch.report({ kind: 'journal-damaged', entries: 2 });
    const told = [{ kind: 'storage-full' }, { kind: 'journal-damaged', entries: 2 }];
    expect(problems()).toEqual(told);
    await worker.watch.lookAtAll();
    expect(problems()).toEqual(told);
  });

  it('that comes before the first look is on the first list', async () => {
    await worker.watch.report({ kind: 'journal-damaged', entries: 1 });
    await worker.watch.lookIfNeeded();
    expect(problems()).toEqual([{ kind: 'journal-damaged', entries: 1 }]);
  });
});

describe('a container that was made after the first look', () => {
  it('is in the list of stores with its first row, so that the row keeps its place', async () => {
    await worker.watch.lookAtAll();
    world.stores = [...world.stores, { id: '7', kind: 'container', name: 'Work' }];
    change('user_session', 'github.com', { storeId: '7' });
    await pause();
    expect(rows()).toContain('github@7');
    expect(world.list?.stores.map(({ id }) => id)).toContain('7');
  });
});
