/** The plain log-out in the popup: which rows it is for, and how long what came of it is shown. */

import './fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandResult } from '@/utils/messages';
import { createPopupStore, type PopupStore } from '@/utils/view/popup-store';
import { mirrorSessionState } from '@/utils/view/session-state';
import type { Surface } from '@/utils/view/surface';
import { publish, resetBrowser } from './fake-browser';
import { DAY, listOf, receipt, site, WORK } from './samples';

const [instagram, reddit] = [site('instagram'), site('reddit')];
const google = site('google', { endsAt: Date.now() + 800 * DAY });

let answer: CommandResult = { ok: true };
const commands = {
  refresh: vi.fn(async () => answer),
  forget: vi.fn(async (_keys: readonly string[]) => answer),
  logOut: vi.fn(async (_keys: readonly string[]) => answer),
  forgetToo: vi.fn(async (_wipeId: string) => answer),
  retry: vi.fn(async (_wipeId: string) => answer),
  openSite: vi.fn(async () => answer),
  openLogOut: vi.fn(async () => answer),
  openGuide: vi.fn(async () => {}),
  stopAfterThisSite: vi.fn(async () => answer),
  requestAccess: vi.fn(async () => true),
  openOptions: vi.fn(async () => {}),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  answer = { ok: true };
});
afterEach(() => vi.useRealTimers());

async function open(published: Record<string, unknown> = {}): Promise<PopupStore> {
  resetBrowser(published);
  const store = createPopupStore(mirrorSessionState(), commands);
  await vi.advanceTimersByTimeAsync(1);
  return store;
}

function shown(surface: Surface): string[] {
  if (!('groups' in surface)) return [];
  return surface.groups.flatMap(({ lines }) => lines.map((line) => `${line.kind} ${line.siteId}`));
}

test('a plain log-out of one site, of all rows of a site, and of everything', async () => {
  const work = site('google', { storeId: 'c1' });
  const store = await open({ signedInList: listOf([instagram, google, work], { stores: [WORK] }) });
  store.actions.logOut('instagram|0');
  expect(commands.logOut).toHaveBeenLastCalledWith(['instagram@0']);
  store.actions.logOutSite('google|0');
  expect(commands.logOut.mock.lastCall?.[0].toSorted()).toEqual(['google@0', 'google@c1']);
  publish({ signedInList: listOf([reddit]) });
  store.actions.logOutAll();
  expect(commands.logOut).toHaveBeenLastCalledWith(['reddit@0']);
  expect(commands.forget).not.toHaveBeenCalled();
});

test('what a log-out kept can be forgotten from its receipt', async () => {
  const kept = receipt(instagram, { scope: 'log-out' });
  const store = await open({ signedInList: listOf([]) });
  publish({ recentReceipts: [kept] });
  store.actions.forgetToo('wipe-instagram');
  expect(commands.forgetToo).toHaveBeenCalledWith('wipe-instagram');
  expect(shown(store.surface.value)).toEqual(['working instagram']);
});

test('a receipt that the site did not confirm stays for ten minutes, or until it is put away', async () => {
  const signOut = { result: 'no-answer', trouble: 'slow' } as const;
  const untold = receipt(instagram, { signOut });
  const store = await open({ signedInList: listOf([instagram]) });
  store.actions.forgetAll();
  publish({ recentReceipts: [untold], signedInList: listOf([]) });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.surface.value.kind).toBe('receipt-all');
  store.actions.done();
  expect(store.surface.value.kind).toBe('empty');
  const later = (ago: number) =>
    open({ signedInList: listOf([]), recentReceipts: [{ ...untold, finishedAt: Date.now() - ago }] });
  expect(shown((await later(9 * 60_000)).surface.value)).toEqual(['receipt instagram']);
  expect(shown((await later(11 * 60_000)).surface.value)).toEqual([]);
});

test('a login that could bring the person back is told only while it is here', async () => {
  const store = await open({ signedInList: listOf([google]) });
  publish({ recentReceipts: [receipt(instagram, { providers: ['Google', 'Facebook'] })] });
  const providers = () => {
    const { value } = store.surface;
    const lines = 'groups' in value ? value.groups.flatMap((group) => group.lines) : [];
    return lines.flatMap((line) => (line.kind === 'receipt' ? line.providers : []));
  };
  expect(providers()).toEqual(['Google']);
  publish({ signedInList: listOf([]) });
  expect(providers()).toEqual([]);
});
