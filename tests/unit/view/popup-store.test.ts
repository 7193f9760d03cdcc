/** What the popup shows follows from what the background publishes and from what was pressed. */

import './fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandResult } from '@/utils/messages';
import { createPopupStore, type PopupStore } from '@/utils/view/popup-store';
import { mirrorSessionState } from '@/utils/view/session-state';
import type { Surface } from '@/utils/view/surface';
import { publish, resetBrowser } from './fake-browser';
import { DAY, guess, listOf, PRIVATE, partialReceipt, receipt, site, WORK, wipe } from './samples';

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
  openOptions: vi.fn(async () => {}),
  requestAccess: vi.fn(async () => true),
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

test('without a list: nothing at first, then grey rows, then a way to look again', async () => {
  const store = await open();
  expect(store.surface.value.kind).toBe('blank');
  await vi.advanceTimersByTimeAsync(200);
  expect(store.surface.value.kind).toBe('loading');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(store.surface.value.kind).toBe('no-list');
  store.actions.lookAgain();
  expect(commands.refresh).toHaveBeenCalledOnce();
  publish({ signedInList: listOf([]) });
  expect(store.surface.value.kind).toBe('empty');
});

test('the open site is first, then what lasts longest, guesses last', async () => {
  const short = site('github', { endsAt: Date.now() + DAY });
  const store = await open({ signedInList: listOf([guess('library'), short, google, reddit]) });
  store.setTabs({ frontHost: 'old.reddit.com', hosts: ['old.reddit.com', 'mail.google.com', 'example.org'] });
  expect(shown(store.surface.value)).toEqual([
    'session reddit',
    'session google',
    'session github',
    'session library',
  ]);
  expect(store.tabsToClear.value).toBe(2);
});

test('cookie stores are groups: ordinary, private, containers', async () => {
  const sites = [site('google', { storeId: 'c1' }), site('google', { storeId: '1' }), instagram];
  const stores = [WORK, PRIVATE, { id: '0', kind: 'ordinary' as const }];
  const { surface } = await open({ signedInList: listOf(sites, { stores }) });
  const { value } = surface;
  expect('groups' in value && value.groups.map(({ store }) => store.kind)).toEqual([
    'ordinary',
    'private',
    'container',
  ]);
});

test('one site: pressed, under way, receipt in its place for 20 s, gone', async () => {
  const store = await open({ signedInList: listOf([instagram, google]) });
  store.actions.forget('instagram|0');
  expect(commands.forget).toHaveBeenCalledWith(['instagram@0']);
  expect(shown(store.surface.value)).toContain('working instagram');
  publish({ wipes: [wipe(instagram, 'clearing')] });
  await vi.advanceTimersByTimeAsync(1_000);
  publish({ wipes: [], recentReceipts: [receipt(instagram)], signedInList: listOf([google]) });
  expect(shown(store.surface.value)).toEqual(['session google', 'receipt instagram']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(shown(store.surface.value)).toEqual(['session google']);
});

test('a popup that is opened later does not show a proven receipt again, but what is left stays', async () => {
  const finishedAt = Date.now() - 60_000;
  const receipts = [
    { ...receipt(instagram), finishedAt },
    { ...partialReceipt(google), finishedAt },
  ];
  const store = await open({ signedInList: listOf([]), recentReceipts: receipts });
  expect(shown(store.surface.value)).toEqual(['receipt google']);
  store.actions.retry('wipe-google');
  expect(commands.retry).toHaveBeenCalledWith('wipe-google');
  expect(shown(store.surface.value)).toEqual(['working google']);
});

test('who signs in again after a receipt is listed again', async () => {
  const store = await open({ signedInList: listOf([]), recentReceipts: [receipt(instagram)] });
  publish({ signedInList: listOf([site('instagram', { firstSeenAt: Date.now() + 5_000 })]) });
  expect(shown(store.surface.value)).toEqual(['session instagram']);
});

test('everything: working, then one receipt for all, until it is put away', async () => {
  const store = await open({ signedInList: listOf([instagram, google]) });
  store.actions.forgetAll();
  expect(commands.forget).toHaveBeenCalledWith(['google@0', 'instagram@0']);
  expect(store.surface.value).toMatchObject({ kind: 'working', mayStop: true });
  publish({ wipes: [wipe(google, 'checking')], recentReceipts: [receipt(instagram)] });
  expect(store.surface.value).toMatchObject({ kind: 'working', mayStop: false });
  publish({ recentReceipts: [receipt(google), receipt(instagram)], wipes: [], signedInList: listOf([]) });
  expect(store.surface.value.kind).toBe('receipt-all');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown(store.surface.value)).toHaveLength(2);
  store.actions.done();
  expect(store.surface.value.kind).toBe('empty');
});

test('a run that is stopped half-way ends in the list', async () => {
  const store = await open({ signedInList: listOf([instagram, google]) });
  store.actions.forgetAll();
  publish({ wipes: [wipe(instagram, 'clearing'), wipe(google, 'waiting')] });
  store.actions.stopAfterThisSite();
  publish({ wipes: [], recentReceipts: [receipt(instagram)], signedInList: listOf([google]) });
  expect(store.surface.value.kind).toBe('list');
  expect(shown(store.surface.value)).toEqual(['session google', 'receipt instagram']);
});

test('a popup that is opened in the middle of a run joins it', async () => {
  const wipes = [wipe(instagram, 'clearing'), wipe(google, 'waiting')];
  const store = await open({ signedInList: listOf([instagram, google]), wipes });
  expect(store.surface.value.kind).toBe('working');
});

test('a press that is refused gives the button back and says why', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  answer = { ok: false, reason: 'storage-full' };
  store.actions.forget('instagram|0');
  await vi.advanceTimersByTimeAsync(1);
  expect(store.surface.value).toMatchObject({ kind: 'list', notices: [{ kind: 'storage-full' }] });
  expect(shown(store.surface.value)).toEqual(['session instagram']);
});

test('a press that nothing comes of gives the button back after a while', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  store.actions.forget('instagram|0');
  await vi.advanceTimersByTimeAsync(10_100);
  expect(shown(store.surface.value)).toEqual(['session instagram']);
});

test('nobody is said to be signed in only where Signoff could look', async () => {
  const unread = { problems: [{ kind: 'store-unreadable' as const, storeId: '1' }] };
  expect((await open({ signedInList: listOf([], unread) })).surface.value).toMatchObject({
    everywhere: false,
  });
  expect((await open({ signedInList: listOf([]) })).surface.value).toMatchObject({
    kind: 'empty',
    everywhere: true,
  });
});
