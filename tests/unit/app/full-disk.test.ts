import { beforeEach, describe, expect, it } from 'vitest';
import { StorageFull } from '@/utils/ports';
import { seedInstagram } from '../../fakes/seed';
import { forget, secondLook, startWorker, targetOf } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

let world: FakeWorld;
beforeEach(() => {
  world = seedInstagram(new FakeWorld());
  world.addCookie({ name: 'user_session', domain: 'github.com' });
});
const SITES = [targetOf('instagram.com'), targetOf('github.com')];

describe('a disk that is full', () => {
  it('at the intent keeps everything untouched, and whoever asked hears of it', async () => {
    const before = structuredClone(world.cookies);
    world.room = 0;
    await expect(startWorker(world).forgetting.request(SITES)).rejects.toThrow(StorageFull);
    world.room = 100;
    await startWorker(world).forgetting.resume();
    expect(world.cookies).toEqual(before);
    expect([world.wipes.size, world.receipts.size]).toEqual([0, 0]);
  });

  it('at the second of two intents keeps both untouched, for one message is one promise', async () => {
    const before = structuredClone(world.cookies);
    world.room = 1;
    const worker = startWorker(world);
    await expect(worker.forgetting.request(SITES)).rejects.toThrow(StorageFull);
    world.room = 100;
    await worker.forgetting.resume();
    expect(world.cookies).toEqual(before);
    expect([world.wipes.size, world.receipts.size]).toEqual([0, 0]);
  });

  it('does not keep the next request from being heard', async () => {
    world.room = 1;
    const worker = startWorker(world);
    await expect(worker.forgetting.request(SITES)).rejects.toThrow(StorageFull);
    world.room = 100;
    await forget(worker, 'instagram.com');
    expect(world.cookiesOf('instagram.com')).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'after %i writes claims nothing, tells the person, and is made good later',
    async (room) => {
      world.room = room;
      const worker = startWorker(world);
      await forget(worker, 'instagram.com');
      expect(worker.reported).toEqual([{ kind: 'storage-full' }]);
      expect([...world.receipts.values()].filter(({ verdict }) => verdict === 'clean')).toEqual([]);
      expect(world.quarantine).toEqual([]);
      // Something is unfinished, so something must wake the worker.
      expect(world.alarm).toBeGreaterThan(world.now);

      world.room = 100;
      world.now = world.alarm ?? 0;
      const next = startWorker(world);
      await next.forgetting.resume();
      await secondLook(world, next);
      expect(world.cookiesOf('instagram.com')).toEqual([]);
      expect(world.openSteps()).toEqual([]);
      expect([...world.receipts.values()]).toMatchObject([{ verdict: 'clean', cookies: { left: 0 } }]);
    },
  );
});

describe('a journal with an entry that makes no sense', () => {
  it('has it set aside and told of, and every other one finished', async () => {
    const dead = startWorker(world, 2);
    await Promise.race([dead.died, dead.forgetting.request(SITES)]);
    world.wipes.set('torn', { id: 'torn', step: 'clear' });
    world.wipes.set('misplaced', structuredClone([...world.wipes.values()][0]));
    const worker = startWorker(world);
    await worker.forgetting.resume();
    expect(worker.reported).toEqual([{ kind: 'journal-damaged', entries: 2 }]);
    expect(world.setAside).toHaveLength(2);
    expect(world.cookies).toEqual([]);
    expect(world.receipts.size).toBe(2);
  });
});
