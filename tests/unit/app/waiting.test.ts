import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorker, targetOf, type Worker } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

const SITES = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example'];
let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  for (const domain of SITES) world.addCookie({ name: 'sid', domain });
});
const TARGETS = SITES.map((domain) => targetOf(domain));
const stages = () => world.shownWipes.map(({ stage }) => stage);

/** Asks for all six, and gives up what waits as soon as four are being looked at. */
async function giveUpTwo(worker: Worker): Promise<void> {
  let open = () => {};
  world.gate = new Promise((resolve) => {
    open = resolve;
  });
  await worker.forgetting.request(TARGETS);
  await vi.waitFor(() => expect(stages().filter((stage) => stage === 'looking')).toHaveLength(4));
  await worker.forgetting.stopWaiting();
  expect(stages()).toEqual(Array(4).fill('looking'));
  expect(world.wipes.size).toBe(4);
  open();
  await worker.forgetting.resume();
}
const left = () => world.cookies.map(({ domain }) => domain);

describe('giving up what waits', () => {
  it('leaves the sites alone that have not begun, and finishes those that have', async () => {
    await giveUpTwo(startWorker(world));
    expect(left()).toEqual(['e.example', 'f.example']);
    expect(world.receipts.size).toBe(4);
    expect(world.openSteps()).toEqual(Array(4).fill('second-look'));
    expect(world.shownWipes).toEqual([]);
  });

  it('is remembered by the next worker', async () => {
    await giveUpTwo(startWorker(world));
    await startWorker(world).forgetting.resume();
    expect(left()).toEqual(['e.example', 'f.example']);
  });

  it('never gives up a wipe that a dead worker had begun', async () => {
    const first = startWorker(world, 20);
    await Promise.race([first.died, first.forgetting.request(TARGETS).then(() => first.died)]);
    const begun = world.openSteps().filter((step) => step !== 'planned').length;
    expect(begun).toBeGreaterThan(0);
    // The journal lists by id, which says nothing of who came first.
    world.wipes = new Map([...world.wipes].reverse());
    const second = startWorker(world);
    let open = () => {};
    world.gate = new Promise((resolve) => {
      open = resolve;
    });
    world.shownWipes = [];
    const resumed = second.forgetting.resume();
    await vi.waitFor(() => expect(stages()).toContain('looking'));
    await second.forgetting.stopWaiting();
    expect(stages().filter((stage) => stage === 'waiting')).toHaveLength(begun - 2);
    open();
    await resumed;
    expect(world.receipts.size).toBeGreaterThanOrEqual(begun);
    expect(world.openSteps().filter((step) => step !== 'second-look')).toEqual([]);
  });

  it('at once, before any has begun, gives up all', async () => {
    const worker = startWorker(world);
    await worker.forgetting.request(TARGETS);
    await worker.forgetting.stopWaiting();
    await worker.forgetting.resume();
    expect(left()).toEqual(SITES);
    expect([world.wipes.size, world.receipts.size, world.shownWipes.length]).toEqual([0, 0, 0]);
  });
});

describe('the same site asked for again', () => {
  const [target] = TARGETS;
  const ask = (worker: Worker, scope: 'log-out' | 'forget') =>
    worker.forgetting.request(target ? [target] : [], scope);

  it('is wiped once', async () => {
    const worker = startWorker(world);
    await Promise.all([ask(worker, 'forget'), ask(worker, 'forget'), ask(worker, 'log-out')]);
    await worker.forgetting.resume();
    expect(world.receipts.size).toBe(1);
  });

  it('to be forgotten while it is only logged out: is forgotten after that, never at the same time', async () => {
    let open = () => {};
    world.gate = new Promise((resolve) => {
      open = resolve;
    });
    world.keep('https://a.example');
    const worker = startWorker(world);
    await ask(worker, 'log-out');
    await vi.waitFor(() => expect(stages()).toEqual(['looking']));
    await ask(worker, 'forget');
    await vi.waitFor(() => expect(stages()).toEqual(['looking', 'waiting']));
    open();
    await worker.forgetting.resume();
    expect([...world.receipts.values()].map(({ scope }) => scope).sort()).toEqual(['forget', 'log-out']);
    expect(world.keptBy('a.example')).toEqual([]);
  });
});
