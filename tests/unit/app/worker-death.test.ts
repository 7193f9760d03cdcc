import { describe, expect, it } from 'vitest';
import { seedInstagram, seedNeighbours } from '../../fakes/seed';
import { forget, secondLook, startWorker, targetOf } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

/** Every write of one wipe: the intent, eight steps, what the server said, two looks' findings, the receipt, and the end. */
const WRITES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const seeded = () => seedNeighbours(seedInstagram(new FakeWorld()));

/** Whatever may differ between two lives of a worker left out. */
const said = (world: FakeWorld) =>
  [...world.receipts.values()].map(({ verdict, cookies, stores, tabs, open, secondLook }) => ({
    verdict,
    cookies,
    stores,
    tabs,
    open,
    secondLook,
  }));

async function undisturbed(): Promise<FakeWorld> {
  const world = seeded();
  const worker = startWorker(world);
  await forget(worker, 'instagram.com');
  await secondLook(world, worker);
  return world;
}

describe('a worker that dies', () => {
  it.each(WRITES)('after write %i is finished by the next one, as if it had not', async (writes) => {
    const world = seeded();
    const first = startWorker(world, writes);
    await Promise.race([first.died, forget(first, 'instagram.com').then(() => secondLook(world, first))]);
    if (world.wipes.size > 0) expect(world.alarm).toBeDefined();
    // The block outlives the worker: from the outcome on there is no reason for it.
    if (world.receipts.size > 0) expect(world.quarantine).toEqual([]);
    const second = startWorker(world);
    await second.forgetting.resume();
    await secondLook(world, second);
    expect(world.cookiesOf('instagram.com')).toEqual([]);
    expect(world.keptBy('instagram.com')).toEqual([]);
    expect(world.openSteps()).toEqual([]);
    expect(world.quarantine).toEqual([]);
    expect(said(world)).toEqual(said(await undisturbed()));
    expect(world.cookies).toEqual((await undisturbed()).cookies);
  });

  it.each(WRITES)(
    'after write %i, at which the whole browser died, is finished at the next start',
    async (writes) => {
      const world = seeded();
      const first = startWorker(world, writes);
      await Promise.race([first.died, forget(first, 'instagram.com').then(() => secondLook(world, first))]);
      world.run = 'run-2';
      world.quarantine = [];
      for (let start = 0; start < 3; start += 1) await secondLook(world, startWorker(world));
      expect(world.cookiesOf('instagram.com')).toEqual([]);
      expect(world.keptBy('instagram.com')).toEqual([]);
      expect(world.openSteps()).toEqual([]);
      expect(said(world)).toMatchObject([{ verdict: 'clean', cookies: { found: 4, left: 0 } }]);
    },
  );

  it('again and again, after every single write, gets there in the end', async () => {
    const world = seeded();
    const first = startWorker(world, 1);
    await Promise.race([first.died, forget(first, 'instagram.com')]);
    // Dying after its first write, a life begins one step at most: the second is the one that gets on.
    for (let life = 2; life < 30 && world.wipes.size > 0; life += 1) {
      expect(world.alarm).toBeDefined();
      world.now = Math.max(world.now + 20_000, world.alarm ?? 0);
      world.alarm = undefined;
      const worker = startWorker(world, life);
      await Promise.race([worker.died, worker.forgetting.resume()]);
    }
    expect(world.openSteps()).toEqual([]);
    expect(said(world)).toEqual(said(await undisturbed()));
  });

  it('with four sites at work leaves none of them undone', async () => {
    const domains = ['instagram.com', 'facebook.com', 'news.example', 'notinstagram.com', 'github.com'];
    for (const writes of [5, 9, 14, 23, 31]) {
      const world = seeded();
      const first = startWorker(world, writes);
      await Promise.race([first.died, forget(first, ...domains)]);
      const second = startWorker(world);
      await second.forgetting.resume();
      await secondLook(world, second);
      expect(world.cookies).toEqual([]);
      expect(world.kept).toEqual([]);
      expect(world.receipts.size).toBe(5);
      expect(world.openSteps()).toEqual([]);
    }
  });

  it('while a wipe waits for its turn has it counted as begun by nobody', async () => {
    const world = seeded();
    const first = startWorker(world, 1);
    await Promise.race([first.died, first.forgetting.request([targetOf('instagram.com')])]);
    expect(world.openSteps()).toEqual(['planned']);
    expect(world.cookiesOf('instagram.com')).toHaveLength(4);
  });
});
