/** A forgotten site's pages go from the history where that was chosen, and the receipt says what was seen of it. */

import { beforeEach, expect, it } from 'vitest';
import { seedInstagram, seedNeighbours } from '../../fakes/seed';
import { forget, startWorker, targetOf } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const MINE = ['https://www.instagram.com/', 'https://www.instagram.com/p/1', 'https://i.instagram.com:8443/'];
const THEIRS = ['https://www.facebook.com/', 'https://notinstagram.com/', 'https://news.example/'];

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  seedInstagram(world);
  seedNeighbours(world);
  world.visited = [...MINE, ...THEIRS];
});

async function receiptOfInstagram() {
  await forget(startWorker(world), 'instagram.com');
  const [receipt] = [...world.receipts.values()];
  return receipt;
}

it('stays where nobody chose otherwise, and the receipt does not speak of it', async () => {
  expect(await receiptOfInstagram()).not.toHaveProperty('history');
  expect(world.visited).toEqual([...MINE, ...THEIRS]);
});

it('stays with a plain log-out, whatever was chosen, and the receipt does not speak of it', async () => {
  world.historyChoice = 'wanted';
  const worker = startWorker(world);
  await worker.forgetting.request([targetOf('instagram.com')], 'log-out');
  await worker.forgetting.resume();
  const [receipt] = [...world.receipts.values()];
  expect(receipt).toMatchObject({ scope: 'log-out' });
  expect(receipt).not.toHaveProperty('history');
  expect(world.visited).toEqual([...MINE, ...THEIRS]);
});

it("loses the site's pages and no others where it was chosen", async () => {
  world.historyChoice = 'wanted';
  expect(await receiptOfInstagram()).toMatchObject({ verdict: 'clean', history: { found: 3, left: 0 } });
  expect(world.visited).toEqual(THEIRS);
});

it('loses addresses that only led on, which no extension is shown, and none of another site', async () => {
  world.historyChoice = 'wanted';
  await receiptOfInstagram();
  expect(world.removedPages).toEqual(
    expect.arrayContaining(['https://instagram.com/', 'http://instagram.com/']),
  );
  expect(world.removedPages.filter((address) => !new URL(address).host.includes('instagram.com'))).toEqual(
    [],
  );
});

it('is said to have had nothing where it had nothing', async () => {
  world.historyChoice = 'wanted';
  world.visited = THEIRS;
  expect(await receiptOfInstagram()).toMatchObject({ verdict: 'clean', history: { found: 0, left: 0 } });
});

it('is said to have pages left where the browser did not remove them', async () => {
  world.historyChoice = 'wanted';
  world.wiping = 'nothing';
  expect(await receiptOfInstagram()).toMatchObject({ verdict: 'partial', history: { found: 3, left: 3 } });
});

it.each(['not-of-this-store', 'settings-damaged'] as const)(
  'is left alone, %s, and that is told',
  async (why) => {
    world.historyChoice = why;
    expect(await receiptOfInstagram()).toMatchObject({ verdict: 'clean', history: { untouched: why } });
    expect(world.visited).toEqual([...MINE, ...THEIRS]);
  },
);

it('is no clean receipt where the permission is gone', async () => {
  world.historyChoice = 'not-allowed';
  expect(await receiptOfInstagram()).toMatchObject({
    verdict: 'partial',
    history: { untouched: 'not-allowed' },
  });
});

it.each(['choice', 'pagesOf', 'remove'])('stops no wipe when history.%s throws', async (call) => {
  world.historyChoice = 'wanted';
  world.broken.add(`history.${call}`);
  expect(await receiptOfInstagram()).toMatchObject({
    verdict: 'partial',
    cookies: { found: 4, left: 0 },
    history: { untouched: 'failed' },
  });
});

it('counts what a try found that was cut off, whenever that was', async () => {
  world.historyChoice = 'wanted';
  for (let lives = 1; ; lives += 1) {
    const again = new FakeWorld();
    seedInstagram(again);
    Object.assign(again, { visited: [...MINE, ...THEIRS], historyChoice: 'wanted' });
    const first = startWorker(again, lives);
    const done = forget(first, 'instagram.com').then(() => 'lived' as const);
    const end = await Promise.race([done, first.died]);
    if (end === 'died') await startWorker(again).forgetting.resume();
    if (again.receipts.size > 0)
      expect([...again.receipts.values()], `dead after ${lives} writes`).toMatchObject([
        { history: { found: 3, left: 0 } },
      ]);
    if (end === 'lived') break;
  }
});
