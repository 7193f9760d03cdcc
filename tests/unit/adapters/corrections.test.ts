import { beforeEach, expect, it, vi } from 'vitest';
import type { Correction } from '@/utils/core/corrections';
import type { CorrectionNotes } from '@/utils/ports';
import { FakeStorage } from '../../fakes/storage';

let storage: FakeStorage;
let correctionNotes: CorrectionNotes;
beforeEach(async () => {
  storage = new FakeStorage();
  vi.resetModules();
  vi.doMock('@/utils/adapters/browser', () => ({ browser: storage.browser, isFirefox: true }));
  ({ correctionNotes } = await import('@/utils/adapters/corrections'));
});

const said = (site: string): Correction => ({
  site,
  says: 'not-login',
  saidAt: 5,
  stores: ['firefox-default'],
});

it('keeps on the disk what was said in ordinary windows, and in memory what was said in private ones', async () => {
  await correctionNotes.save([said('a.com')], 'firefox-default');
  await correctionNotes.save([said('b.com')], 'firefox-private');
  expect(await correctionNotes.read()).toEqual({
    kept: [said('a.com')],
    brief: [said('b.com')],
    isDamaged: false,
  });
  expect(JSON.stringify(storage.kept.local)).not.toContain('b.com');
  await correctionNotes.remove(['a.com', 'b.com']);
  expect(await correctionNotes.read()).toEqual({ kept: [], brief: [], isDamaged: false });
});

it('loses none of two that are said at once', async () => {
  await Promise.all([
    correctionNotes.save([said('a.com')], 'firefox-default'),
    correctionNotes.save([said('b.com')], 'firefox-default'),
  ]);
  expect((await correctionNotes.read()).kept).toEqual([said('a.com'), said('b.com')]);
});

it('loses no damaged record: it is told, and set aside before anything is written over it', async () => {
  storage.kept.local.corrections = { version: 1, corrections: [said('a.com'), { site: 7 }] };
  expect(await correctionNotes.read()).toEqual({ kept: [said('a.com')], brief: [], isDamaged: true });
  await correctionNotes.remove(['nobody.com']);
  expect((await correctionNotes.read()).isDamaged, 'nothing was written').toBe(true);
  await correctionNotes.save([said('b.com')], undefined);
  expect(await correctionNotes.read()).toEqual({
    kept: [said('a.com'), said('b.com')],
    brief: [],
    isDamaged: false,
  });
  expect(storage.kept.local.correctionsSetAside).toEqual([{ site: 7 }]);
});
