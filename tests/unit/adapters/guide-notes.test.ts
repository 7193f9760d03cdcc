import { beforeEach, expect, it, vi } from 'vitest';
import type { GuideNotes } from '@/utils/ports';
import { FakeStorage } from '../../fakes/storage';

let storage: FakeStorage;
let guideNotes: GuideNotes;
beforeEach(async () => {
  storage = new FakeStorage();
  await wake();
});

/** A new life of the worker. */
async function wake() {
  vi.resetModules();
  vi.doMock('@/utils/adapters/browser', () => ({ browser: storage.browser, isFirefox: true }));
  ({ guideNotes } = await import('@/utils/adapters/guide-notes'));
}

const LOGIN = {
  siteId: 'a',
  storeId: 'firefox-default',
  domains: ['a.com'],
  salt: 's',
  openedAt: 1,
  isLoaded: true,
  seen: [['cookie', 'beef']] as const,
};

it('marks are on the disk, those of private windows in memory', async () => {
  await guideNotes.saveMarks('firefox-default', { a: { devices: 1 } });
  await guideNotes.saveMarks('firefox-private', { b: { password: 2 } });
  await wake();
  expect(await guideNotes.marks('firefox-default')).toEqual({ a: { devices: 1 } });
  expect(await guideNotes.marks('firefox-private')).toEqual({ b: { password: 2 } });
  expect(JSON.stringify(storage.kept.local)).not.toContain('password');
});

it('of the last mark nothing is left', async () => {
  await guideNotes.saveMarks('firefox-default', { a: { devices: 1 } });
  await guideNotes.saveMarks('firefox-default', {});
  expect(storage.kept.local).toEqual({});
});

it('marks that make no sense are none', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  storage.kept.local = { guideMarks: { a: { devices: 'yesterday' } } };
  expect(await guideNotes.marks('firefox-default')).toEqual({});
});

it('watched logins outlive the worker and never reach the disk', async () => {
  await guideNotes.saveWatched([LOGIN]);
  await wake();
  expect(await guideNotes.watched()).toEqual([LOGIN]);
  expect(storage.kept.local).toEqual({});
});
