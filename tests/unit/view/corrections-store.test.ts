/** The options page's list of corrections: every press ends with a word on what came of it. */

import './fake-browser';
import { expect, test, vi } from 'vitest';
import type { ImportResult, ListedCorrections } from '@/utils/messages';
import { type CorrectionDoors, createCorrectionsStore } from '@/utils/view/corrections-store';

const LISTED: ListedCorrections = {
  lines: [{ site: 'a.com', name: 'a.com', says: 'login', isBrief: false }],
  isDamaged: false,
};

function doorsOf(more: Partial<CorrectionDoors> = {}) {
  return {
    list: vi.fn(async () => LISTED),
    undo: vi.fn(async () => ({ ok: true as const })),
    exportFile: vi.fn(async () => 'text'),
    importFile: vi.fn(async (): Promise<ImportResult> => ({ ok: true, count: 2 })),
    download: vi.fn(),
    onChange: vi.fn(),
    ...more,
  };
}

async function open(doors: CorrectionDoors) {
  const store = createCorrectionsStore(doors);
  await vi.waitFor(() => expect(store.state.value).toBeDefined());
  return store;
}

const fileOf = (text: string, size = text.length) => ({ size, text: async () => text });

test('an undone correction is said to be, and one that was not taken back is not', async () => {
  const store = await open(doorsOf());
  await store.undo('a.com');
  expect(store.state.value).toEqual({ ...LISTED, news: 'Undone: a.com' });
  const refused = await open(doorsOf({ undo: async () => ({ ok: false, reason: 'storage-full' }) }));
  await refused.undo('a.com');
  expect(refused.state.value?.news).toBe('Could not be saved. Try again.');
});

test('the file is handed over', async () => {
  const doors = doorsOf();
  await (await open(doors)).exportFile();
  expect(doors.download).toHaveBeenCalledExactlyOnceWith('text');
});

test.each<[ImportResult, string]>([
  [{ ok: true, count: 2 }, '2 corrections were taken over.'],
  [{ ok: false, reason: 'not-json' }, 'This file cannot be read. Nothing was changed.'],
  [{ ok: false, reason: 'other-file' }, 'This file holds no corrections of Signoff’s. Nothing was changed.'],
  [{ ok: false, reason: 'too-many' }, 'This file is too long. Nothing was changed.'],
  [{ ok: false, reason: 'bad-entry', entry: 3 }, 'Entry 3 of this file makes no sense. Nothing was changed.'],
  [{ ok: false, reason: 'unknown' }, 'Could not be saved. Try again.'],
])('what became of a file is told: %j', async (result, text) => {
  const store = await open(doorsOf({ importFile: async () => result }));
  await store.importFile(fileOf('{}'));
  expect(store.state.value?.news).toBe(text);
});

test('a file that is far too long is not even read', async () => {
  const doors = doorsOf();
  const store = await open(doors);
  await store.importFile(fileOf('', 5_000_000));
  expect(doors.importFile).not.toHaveBeenCalled();
  expect(store.state.value?.news).toBe('This file is too long. Nothing was changed.');
});

test('a background that does not answer is told as damage, not as an empty list', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const store = await open(doorsOf({ list: () => Promise.reject(new Error('no answer')) }));
  expect(store.state.value).toMatchObject({ isDamaged: true });
});
