import { beforeEach, expect, it, vi } from 'vitest';
import { FakeStorage } from '../../fakes/storage';

let storage: FakeStorage;
let settings: typeof import('@/utils/adapters/settings');
beforeEach(async () => {
  storage = new FakeStorage();
  vi.resetModules();
  vi.doMock('@/utils/adapters/browser', () => ({ browser: storage.browser, isFirefox: true }));
  settings = await import('@/utils/adapters/settings');
});

it('gives back what was saved', async () => {
  await settings.saveSettings({ version: 1, forgetHistory: true });
  expect(await settings.loadSettings()).toEqual({
    settings: { version: 1, forgetHistory: true },
    isDamaged: false,
  });
  expect(Object.keys(storage.kept.local)).toEqual(['settings']);
});

it('loses no damaged record: each is set aside before another is written', async () => {
  for (const damaged of ['first', { forgetHistory: 2 }]) {
    storage.kept.local.settings = damaged;
    expect((await settings.loadSettings()).isDamaged).toBe(true);
    expect(storage.kept.local.settings).toEqual(damaged);
    await settings.saveSettings({ version: 1, forgetHistory: false });
  }
  expect(storage.kept.local).toEqual({
    settings: { version: 1, forgetHistory: false },
    settingsSetAside: ['first', { forgetHistory: 2 }],
  });
});
