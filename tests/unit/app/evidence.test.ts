import { beforeEach, describe, expect, it } from 'vitest';
import { seedInstagram } from '../../fakes/seed';
import { forget, secondLook, startWorker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

let world: FakeWorld;
beforeEach(() => {
  world = seedInstagram(new FakeWorld());
});
const receipt = () => [...world.receipts.values()][0];
const open = () =>
  receipt()?.open.map(({ verdict, kind, origin, partition }) => [verdict, kind, origin, partition]);

describe('a receipt is never better than the evidence', () => {
  it('when the browser says that it cleared and did not', async () => {
    world.wiping = 'nothing';
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()).toMatchObject({
      verdict: 'partial',
      cookies: { found: 4, left: 4 },
      stores: { found: 5, left: 4 },
    });
  });

  it('when one cookie cannot be removed', async () => {
    world.stubborn.add('mid');
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()).toMatchObject({ verdict: 'partial', cookies: { found: 4, left: 1 } });
    expect(open()).toEqual([['left', 'cookie', 'https://www.instagram.com', undefined]]);
  });

  it('when a host where data was seen keeps silent', async () => {
    world.silent.add('i.instagram.com');
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.verdict).toBe('partial');
    expect(open()).toEqual([['not-looked', 'local-storage', 'https://i.instagram.com:8443', undefined]]);
  });

  it('when the browser was not brought to clear the cached files of a host that answers', async () => {
    world.cachesKept.add('https://www.instagram.com');
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.verdict).toBe('partial');
    expect(open()).toEqual([['not-looked', 'http-cache', 'https://www.instagram.com', undefined]]);
  });

  it('when tabs went on from the site to another one', async () => {
    world.leftTabs = 2;
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()).toMatchObject({ verdict: 'clean', leftTabs: 2 });
  });

  it('when the site that embeds it keeps silent', async () => {
    world.silent.add('news.example');
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.verdict).toBe('partial');
    expect(open()?.map(([verdict, , , partition]) => [verdict, partition])).toContainEqual([
      'not-looked',
      'https://news.example',
    ]);
  });

  it('when the machine is offline', async () => {
    for (const host of ['instagram.com', 'instagram.com.', 'www.instagram.com', 'i.instagram.com'])
      world.silent.add(host);
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.verdict).toBe('partial');
    expect(open()?.every(([verdict]) => verdict === 'not-looked')).toBe(true);
    expect(open()).toHaveLength(new Set(open()?.map(String)).size);
  });

  it('when Signoff may not see the site: then nothing is touched, and that is said', async () => {
    world.access = 'some';
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()).toMatchObject({
      verdict: 'failed',
      failure: 'no-access',
      cookies: { found: 0, left: 0 },
    });
    expect(world.cookiesOf('instagram.com')).toHaveLength(4);
    expect(world.tabs.some(({ held }) => held)).toBe(false);
    expect(world.openSteps()).toEqual([]);
  });

  it('when the cookie store cannot be read', async () => {
    world.unreadable.add('0');
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()).toMatchObject({ verdict: 'failed', failure: 'unexpected' });
    expect(world.quarantine).toEqual([]);
  });

  it('nor worse: what could not be forgotten of its own notes does not undo a wipe', async () => {
    world.broken.add('memory.forgetPlaces');
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.verdict).toBe('clean');
    expect(world.openSteps()).toEqual(['second-look']);
  });

  it.each(['board.showWipes', 'siteData.clear', 'quarantine.hold'])(
    'and there is one for every wipe, when %s throws',
    async (call) => {
      world.broken.add(call);
      const worker = startWorker(world);
      await forget(worker, 'instagram.com', 'github.com');
      expect([...world.receipts.values()].map(({ siteId }) => siteId).sort()).toEqual([
        'github',
        'instagram',
      ]);
      expect(world.lookPages).toBe(0);
    },
  );

  it('after a retry names what the retry found', async () => {
    world.stubborn.add('mid');
    const worker = startWorker(world);
    await forget(worker, 'instagram.com');
    world.stubborn.clear();
    world.now += 1;
    await worker.forgetting.retry(receipt()?.id ?? '');
    await worker.forgetting.resume();
    const [newest] = await worker.forgetting.receipts();
    expect(newest).toMatchObject({ siteId: 'instagram', verdict: 'clean', cookies: { found: 1, left: 0 } });
    await worker.forgetting.retry('no such receipt');
    await secondLook(world, worker);
    expect(world.openSteps()).toEqual([]);
  });
});
