import { beforeEach, describe, expect, it } from 'vitest';
import type { ObservedCookie } from '@/utils/core/cookie';
import { seedInstagram } from '../../fakes/seed';
import { signInAgain } from '../../fakes/site-ports';
import { forget, secondLook, startWorker, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

let world: FakeWorld;
let worker: Worker;
let session: ObservedCookie;

beforeEach(async () => {
  world = seedInstagram(new FakeWorld());
  [session] = world.cookies as [ObservedCookie];
  worker = startWorker(world);
  await forget(worker, 'instagram.com');
});
const receipt = () => [...world.receipts.values()][0];
const comeBack = () => {
  world.cookies = [...world.cookies, session];
};

describe('the second look', () => {
  it('is not taken before its time', async () => {
    comeBack();
    world.now += 19_999;
    await worker.forgetting.resume();
    expect(world.cookies).toEqual([session]);
    expect(receipt()?.secondLook).toBe('due');
  });

  it('takes pages that were just in memory out of the cache; until then they come past it', async () => {
    expect(world.cachesAvoided).toEqual(['instagram.com']);
    const before = world.cachesCleared.length;
    await secondLook(world, worker);
    expect(world.cachesCleared.slice(before)).toContain('https://www.instagram.com');
    expect(world.cachesAvoided).toEqual([]);
  });

  it.each([
    ['wanted', []],
    ['unwanted', ['https://www.instagram.com/robots.txt']],
  ] as const)('leaves no page of its own in a history that is %s gone', async (choice, left) => {
    world.historyChoice = choice;
    world.visited = ['https://www.instagram.com/robots.txt'];
    await secondLook(world, worker);
    expect(world.visited).toEqual(left);
  });

  it('lets documents come from the cache where it could not be cleared again', async () => {
    world.broken.add('siteData.clearCaches');
    await secondLook(world, worker);
    expect(world.cachesAvoided).toEqual([]);
    expect(receipt()?.secondLook).toBe('clean');
  });

  it('clears a cookie that came back with its old value, and says so', async () => {
    comeBack();
    await secondLook(world, worker);
    expect(world.cookies).toEqual([]);
    expect(receipt()).toMatchObject({ verdict: 'clean', secondLook: 'cleared-again' });
    expect(world.shownReceipts).toEqual([receipt()]);
  });

  it('leaves a login that was made after the wipe', async () => {
    signInAgain(world, session);
    await secondLook(world, worker);
    expect(world.cookiesOf('instagram.com')).toEqual(['sessionid']);
    expect(receipt()).toMatchObject({ verdict: 'clean', secondLook: 'clean' });
  });

  it('leaves a new login whole, with cookies that have the same value in every login', async () => {
    world = new FakeWorld();
    const same = world.addCookie({ name: 'logged_in', domain: 'github.com', value: 'yes' });
    const old = world.addCookie({ name: 'user_session', domain: 'github.com' });
    worker = startWorker(world);
    await forget(worker, 'github.com');
    world.cookies = [same];
    signInAgain(world, old);
    await secondLook(world, worker);
    expect(world.cookiesOf('github.com').sort()).toEqual(['logged_in', 'user_session']);
  });

  it('leaves a cookie of that name and value in another place', async () => {
    world.cookies = [{ ...session, path: '/elsewhere' }];
    await secondLook(world, worker);
    expect(world.cookies).toHaveLength(1);
  });

  it('never says clean of what came back and cannot be removed', async () => {
    comeBack();
    world.stubborn.add('sessionid');
    await secondLook(world, worker);
    expect(receipt()).toMatchObject({ verdict: 'partial', secondLook: 'left', cookies: { left: 1 } });
    expect(receipt()?.open.map(({ kind, verdict }) => [kind, verdict])).toEqual([['cookie', 'came-back']]);
  });

  it('is taken twice after a fresh start: at once, and when the session must be restored', async () => {
    world.run = 'run-2';
    comeBack();
    const next = startWorker(world);
    await next.forgetting.resume();
    expect(world.cookies).toEqual([]);
    expect(world.openSteps()).toEqual(['second-look']);
    comeBack();
    await secondLook(world, next);
    expect(world.cookies).toEqual([]);
    expect(world.openSteps()).toEqual([]);
    expect(receipt()).toMatchObject({ verdict: 'clean', secondLook: 'cleared-again' });
  });

  it('remembers until the end that the first one after a start found something', async () => {
    world.run = 'run-2';
    comeBack();
    await startWorker(world).forgetting.resume();
    await secondLook(world, startWorker(world));
    expect(receipt()?.secondLook).toBe('cleared-again');
  });

  it('after a fresh start takes a login that a restored page made before anybody could for what came back', async () => {
    world.run = 'run-2';
    world.keep('https://www.instagram.com');
    comeBack();
    world.logins = { 'instagram@0': { firstSeenAt: world.now + 1, sawSignIn: false } };
    await startWorker(world).forgetting.resume();
    expect(world.keptBy('instagram.com')).toEqual([]);
  });

  it('after a fresh start leaves the data of a login that was made before it', async () => {
    world.logins = { 'instagram@0': { firstSeenAt: world.now + 1, sawSignIn: true } };
    world.now += 2;
    world.run = 'run-2';
    world.keep('https://www.instagram.com');
    await startWorker(world).forgetting.resume();
    expect(world.keptBy('instagram.com')).toHaveLength(1);
  });

  it('that cannot be taken stops nothing else, and is tried again', async () => {
    world.addCookie({ name: 'user_session', domain: 'github.com' });
    world.stores = [{ id: '1', kind: 'ordinary' }];
    world.now += 20_000;
    await worker.forgetting.resume();
    expect(receipt()?.secondLook).toBe('due');
    expect(world.openSteps()).toEqual(['second-look']);
    expect(world.alarm).toBeGreaterThan(world.now);
    world.stores = [{ id: '0', kind: 'ordinary' }];
    await forget(worker, 'github.com');
    world.now = Math.max(world.now, (world.alarm ?? 0) + 1);
    await secondLook(world, worker);
    await secondLook(world, worker);
    expect(world.openSteps()).toEqual([]);
    expect([...world.receipts.values()].map(({ secondLook }) => secondLook)).toEqual(['clean', 'clean']);
  });
});
