import { beforeEach, describe, expect, it } from 'vitest';
import { seedInstagram, seedNeighbours } from '../../fakes/seed';
import { forget, secondLook, startWorker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  seedInstagram(world);
  seedNeighbours(world);
});

describe('log out & forget', () => {
  it('leaves nothing of the site, everything of its neighbours, and a clean receipt', async () => {
    const before = seedNeighbours(new FakeWorld());
    await forget(startWorker(world), 'instagram.com');
    expect(world.cookiesOf('instagram.com')).toEqual([]);
    expect(world.keptBy('instagram.com')).toEqual([]);
    expect(world.cookies).toEqual(before.cookies);
    expect(world.kept).toEqual(before.kept);
    expect([...world.receipts.values()]).toMatchObject([
      {
        siteId: 'instagram',
        verdict: 'clean',
        cookies: { found: 4, left: 0 },
        // Four that stay when the tab goes, and the sessionStorage of one origin, however many tabs showed it.
        stores: { found: 5, left: 0 },
        tabs: 2,
        open: [],
        secondLook: 'due',
      },
    ]);
  });

  it('ends with the quarantine lifted, no page open, and every tab of the site held', async () => {
    await forget(startWorker(world), 'instagram.com');
    expect(world.quarantine).toEqual([]);
    expect(world.lookPages).toBe(0);
    expect(world.tabs.filter(({ held }) => held).map(({ address }) => new URL(address).hostname)).toEqual([
      'www.instagram.com',
      'www.instagram.com',
    ]);
    expect(world.shownWipes).toEqual([]);
  });

  it('shows itself to no server of the site: every look is taken under the quarantine', async () => {
    await forget(startWorker(world), 'instagram.com', 'github.com');
    expect([...world.unguarded]).toEqual([]);
  });

  it('forgets where the site kept data, and of no other site', async () => {
    await forget(startWorker(world), 'instagram.com');
    expect(world.places.map(({ origin }) => origin)).toEqual(['https://facebook.com']);
  });

  it('closes the journal after the second look, with one and the same receipt', async () => {
    const worker = startWorker(world);
    await forget(worker, 'instagram.com');
    expect(world.openSteps()).toEqual(['second-look']);
    expect(world.alarm).toBe(world.now + 20_000);
    await secondLook(world, worker);
    expect(world.openSteps()).toEqual([]);
    expect(world.alarm).toBeUndefined();
    expect([...world.receipts.values()]).toMatchObject([{ verdict: 'clean', secondLook: 'clean' }]);
  });

  it('of google.com covers youtube.com, of amazon.de not amazon.com', async () => {
    world.addCookie({ name: 'SID', domain: 'google.com' });
    world.addCookie({ name: 'LOGIN_INFO', domain: 'youtube.com' });
    world.addCookie({ name: 'at-main', domain: 'amazon.com' });
    world.addCookie({ name: 'at-acbde', domain: 'amazon.de' });
    await forget(startWorker(world), 'google.com', 'amazon.de');
    expect(world.cookiesOf('google.com', 'youtube.com', 'amazon.de')).toEqual([]);
    expect(world.cookiesOf('amazon.com')).toEqual(['at-main']);
  });

  it('leaves the same site in another cookie store alone', async () => {
    world.stores = [...world.stores, { id: '2', kind: 'container', name: 'Work' }];
    world.addCookie({ name: 'sessionid', domain: 'instagram.com', storeId: '2' });
    world.keep('https://www.instagram.com', 'opfs', undefined, '2');
    await forget(startWorker(world), 'instagram.com');
    expect(world.cookiesOf('instagram.com')).toEqual(['sessionid']);
    expect(world.keptBy('instagram.com')).toEqual(['https://www.instagram.com opfs']);
  });

  it('removes cookies of one name on many hosts and paths, though the browser takes the first that fits', async () => {
    const hosts = [
      'instagram.com',
      'a.instagram.com',
      'b.a.instagram.com',
      'c.b.a.instagram.com',
      'd.c.b.a.instagram.com',
    ];
    const paths = ['/', '/a', '/a/b', '/a/b/c'];
    world.cookies = hosts.flatMap((domain) =>
      paths.map((path) => ({ ...world.addCookie({ name: 'sid', domain, path }) })),
    );
    await forget(startWorker(world), 'instagram.com');
    expect(world.cookiesOf('instagram.com')).toEqual([]);
  });
});

describe('two requests for the same site', () => {
  const results = (): [number, number] => [world.receipts.size, world.wipes.size];

  it('are one wipe, when the second comes while the first is at work', async () => {
    const worker = startWorker(world);
    await Promise.all([forget(worker, 'instagram.com'), forget(worker, 'instagram.com')]);
    expect(results()).toEqual([1, 1]);
  });

  it('are one wipe, when they come in one message', async () => {
    const worker = startWorker(world);
    await forget(worker, 'instagram.com', 'www.instagram.com');
    expect(results()).toEqual([1, 1]);
  });

  it('are two wipes, when the first is over', async () => {
    const worker = startWorker(world);
    await forget(worker, 'instagram.com');
    world.now += 1;
    await forget(worker, 'instagram.com');
    expect(results()).toEqual([2, 2]);
  });
});

describe('the small browser of these tests', () => {
  it('notices a wipe that takes too much', async () => {
    world.wiping = 'too-much';
    await forget(startWorker(world), 'instagram.com');
    expect(world.cookies).toEqual([]);
    expect(world.kept).toEqual([]);
  });

  it('has pages that write their cookie back while they are open', async () => {
    const { createJar } = await import('../../fakes/site-ports');
    const cookie = world.cookies.find(({ domain }) => domain === 'instagram.com');
    if (cookie) await createJar(world).remove(cookie);
    expect(world.cookies).toContain(cookie);
  });
});
