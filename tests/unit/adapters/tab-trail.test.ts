import { beforeEach, expect, test, vi } from 'vitest';
import { FakeStorage } from '../../fakes/storage';

let storage: FakeStorage;
let trail: typeof import('@/utils/adapters/tab-trail');
beforeEach(async () => {
  storage = new FakeStorage();
  await wake();
});

async function wake() {
  vi.resetModules();
  vi.doMock('@/utils/adapters/browser', () => ({ browser: storage.browser }));
  trail = await import('@/utils/adapters/tab-trail');
}

test('a tab is known by every site that it showed, also to the next worker', async () => {
  await Promise.all([trail.noteTrail(1, 'www.a.com'), trail.noteTrail(2, 'b.com')]);
  await trail.noteTrail(1, 'other.com');
  await wake();
  expect(await trail.tabsThatShowed(['a.com'])).toEqual([1]);
  expect(await trail.tabsThatShowed(['b.com', 'other.com'])).toEqual([1, 2]);
  expect(await trail.tabsThatShowed(['nota.com'])).toEqual([]);
});

test('a closed tab takes its trail along, and no trail reaches the disk', async () => {
  await trail.noteTrail(1, 'a.com');
  await trail.endTrail(1);
  expect(await trail.tabsThatShowed(['a.com'])).toEqual([]);
  expect(JSON.stringify(storage.kept.local)).not.toContain('a.com');
});

test('a page of a site that the tab showed before costs no write', async () => {
  await trail.noteTrail(1, 'a.com');
  const writes = storage.writes;
  await trail.noteTrail(1, 'deep.a.com');
  await trail.endTrail(7);
  expect(storage.writes).toBe(writes);
});
