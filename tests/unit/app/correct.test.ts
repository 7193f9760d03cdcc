import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rowKey } from '@/utils/core/list';
import { forget, startWorker, targetOf, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const SHOP = { host: 'www.shop.example', storeId: '0' };
const INSTAGRAM = { host: 'www.instagram.com', storeId: '0' };

let world: FakeWorld;
let worker: Worker;
beforeEach(async () => {
  vi.useFakeTimers();
  world = new FakeWorld();
  world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Aabc' });
  world.addCookie({ name: 'zq', domain: 'www.shop.example' });
  world.addCookie({ name: '_ga', domain: 'www.shop.example' });
  worker = startWorker(world);
  await worker.watch.lookAtAll();
});
afterEach(() => {
  vi.useRealTimers();
});

const sites = () => world.list?.sites.map(({ siteId }) => siteId);
const row = (siteId: string) => world.list?.sites.find((site) => site.siteId === siteId);

describe('a row that is not a login', () => {
  it('goes, and stays away with the next login; it comes back when that is undone, and is no new login', async () => {
    await worker.correcting.say(INSTAGRAM, 'not-login');
    expect(sites()).toEqual([]);
    expect(world.list?.notShown).toBe(1);
    worker.watch.cookieChanged(
      world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '7%3Ab' }),
    );
    await vi.advanceTimersByTimeAsync(300);
    expect(sites()).toEqual([]);
    await worker.correcting.undo('instagram.com');
    expect(sites()).toEqual(['instagram']);
    expect(row('instagram')?.sawSignIn, 'nobody saw a sign-in').toBe(false);
    expect(world.list?.notShown).toBeUndefined();
    expect(world.corrections).toEqual([]);
  });

  it('stays noted when the site is forgotten: only the list in the options has it', async () => {
    await worker.correcting.say(INSTAGRAM, 'not-login');
    await forget(worker, 'instagram.com');
    expect(world.corrections.map(({ site }) => site)).toEqual(['instagram.com']);
  });
});

describe('a site that is not listed', () => {
  it('has a row once the person says that it is a login, as long as its cookies are there', async () => {
    await worker.correcting.say(SHOP, 'login');
    expect(row('shop.example')).toMatchObject({
      grade: 'signed-in',
      reasons: [{ kind: 'said' }],
      sawSignIn: false,
    });
    expect(world.corrections[0]).toMatchObject({ site: 'shop.example', cookies: ['zq'], stores: ['0'] });
    const [gone] = world.cookies.filter(({ name }) => name === 'zq');
    world.cookies = world.cookies.filter(({ name }) => name !== 'zq');
    if (gone) worker.watch.cookieChanged(gone, true);
    await vi.advanceTimersByTimeAsync(300);
    expect(sites()).toEqual(['instagram']);
  });

  it('keeps no value of a cookie', async () => {
    await worker.correcting.say(SHOP, 'login');
    expect(JSON.stringify(world.corrections)).not.toContain('value of');
    expect(await worker.correcting.exportFile()).not.toContain('value of');
  });

  it('is logged out like any other: the server is told, and the row goes', async () => {
    await worker.correcting.say(SHOP, 'login');
    await worker.forgetting.request([targetOf('shop.example')], 'log-out');
    await worker.forgetting.resume();
    await worker.watch.lookAtAll();
    const [receipt] = [...world.receipts.values()];
    expect(receipt?.signOut, 'somebody was asked').toBeDefined();
    expect(sites()).toEqual(['instagram']);
  });

  it('is forgotten with everything that was said of it', async () => {
    await worker.correcting.say(SHOP, 'login');
    await forget(worker, 'shop.example');
    expect(world.corrections).toEqual([]);
    expect(world.cookiesOf('shop.example')).toEqual([]);
    await worker.watch.lookAtAll();
    expect(sites()).toEqual(['instagram']);
  });

  it('without a cookie keeps its row until it is forgotten', async () => {
    const place = { host: 'app.notes.example', storeId: '0' };
    await worker.correcting.say(place, 'login');
    expect(row('notes.example')?.key).toBe(rowKey('notes.example', '0'));
    await forget(worker, 'notes.example');
    await worker.watch.lookAtAll();
    expect(row('notes.example')).toBeUndefined();
  });
});

describe('a file', () => {
  it('is taken over as it was handed on, and names no cookie store', async () => {
    await worker.correcting.say(SHOP, 'login');
    await worker.correcting.say(INSTAGRAM, 'not-login');
    const file = await worker.correcting.exportFile();
    await worker.correcting.undo('shop.example');
    await worker.correcting.undo('instagram.com');
    expect(sites()).toEqual(['instagram']);
    expect(await worker.correcting.importFile(file)).toMatchObject({ ok: true });
    expect(sites()).toEqual(['shop.example']);
    expect(row('shop.example')?.grade, 'said in another browser').toBe('likely');
    expect((await worker.correcting.lines()).lines).toEqual([
      { site: 'instagram.com', name: 'Instagram', says: 'not-login', isBrief: false },
      { site: 'shop.example', name: 'shop.example', says: 'login', isBrief: false },
    ]);
  });

  it('makes a row that a word here makes sure; the names in it stay, and so does what was said here', async () => {
    const entry = { site: 'www.shop.example', says: 'login', cookies: ['zq', 'other'] };
    const file = JSON.stringify({ format: 'signoff-corrections', version: 1, corrections: [entry] });
    expect(await worker.correcting.importFile(file)).toEqual({ ok: true, count: 1 });
    expect(row('shop.example')?.grade).toBe('likely');
    await worker.correcting.say(SHOP, 'login');
    expect(row('shop.example')?.grade).toBe('signed-in');
    await worker.correcting.importFile(file);
    expect(row('shop.example')?.grade, 'it was said here').toBe('signed-in');
    expect(world.corrections).toMatchObject([
      { site: 'shop.example', cookies: ['zq', 'other'], stores: ['0'] },
    ]);
  });

  it('of something else changes nothing', async () => {
    await worker.correcting.say(SHOP, 'login');
    const before = world.corrections;
    expect(await worker.correcting.importFile('[]')).toEqual({ ok: false, reason: 'other-file' });
    expect(world.corrections).toBe(before);
  });
});
