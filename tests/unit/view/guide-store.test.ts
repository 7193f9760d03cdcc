/** What the guide shows follows from its marks, from what the background publishes, and from what was pressed. */

import './fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GuidePlace, OpenedStep, SiteGuide } from '@/utils/core/guide';
import { guideQuery, readGuideAddress } from '@/utils/view/guide-address';
import { createGuideStore, type GuideStore, type GuideView } from '@/utils/view/guide-store';
import { mirrorSessionState } from '@/utils/view/session-state';
import { publish, resetBrowser } from './fake-browser';
import { guideOf, listOf, receipt, site, wipe } from './samples';

const [instagram, reddit] = [site('instagram'), site('reddit')];
const AT: GuidePlace = { host: 'instagram.com', storeId: '0' };

let answer: SiteGuide | undefined;
let opened: OpenedStep | undefined;
let marksChanged: () => void;
const commands = {
  read: vi.fn(async (_place: GuidePlace) => answer),
  open: vi.fn(async () => opened),
  openSite: vi.fn(async () => ({})),
  mark: vi.fn(async () => ({})),
  forgetMarks: vi.fn(async () => ({})),
  forgetSite: vi.fn(async (_key: string) => ({})),
  onMarks: (changed: () => void) => {
    marksChanged = changed;
  },
  copy: vi.fn(async () => true),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  answer = guideOf('instagram');
  opened = { at: 'catalogue', host: 'instagram.com' };
});
afterEach(() => vi.useRealTimers());

async function open(
  published: Record<string, unknown>,
  { at }: { at?: GuidePlace } = { at: AT },
): Promise<GuideStore> {
  resetBrowser(published);
  const store = createGuideStore(mirrorSessionState(), commands, at);
  await vi.advanceTimersByTimeAsync(1);
  return store;
}

function shown({ view }: GuideStore): GuideView {
  if (typeof view.value === 'string') throw new Error(`nothing is shown: ${view.value}`);
  return view.value;
}

test('the site that the address names; its marks as they change', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  expect(commands.read).toHaveBeenCalledWith(AT);
  expect(shown(store).guide.marks).toEqual({});
  answer = guideOf('instagram', { marks: { devices: 1 } });
  marksChanged();
  await vi.advanceTimersByTimeAsync(1);
  expect(shown(store).guide.marks).toEqual({ devices: 1 });
});

test('without an address the first site of the list; without any site nothing to show', async () => {
  answer = guideOf('reddit');
  const store = await open({ signedInList: listOf([reddit]) }, {});
  expect(commands.read).toHaveBeenCalledWith({ host: 'reddit.com', storeId: '0' });
  expect(shown(store).guide.siteId).toBe('reddit');
  expect(commands.read).toHaveBeenCalledOnce();
  const empty = await open({ signedInList: listOf([]) }, {});
  expect(empty.view.value).toBe('blank');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(empty.view.value).toBe('none');
});

test('beside it are the sites that are signed in and those that were logged out lately, each once', async () => {
  const recentReceipts = [receipt(site('google')), receipt(reddit)];
  const store = await open({ signedInList: listOf([reddit, instagram]), recentReceipts });
  expect(shown(store).sites.map(({ name }) => name)).toEqual(['Google', 'Instagram', 'Reddit']);
});

test('a press says what it came to; another site starts afresh', async () => {
  const store = await open({ signedInList: listOf([instagram, reddit]) });
  opened = { at: 'front-page', host: 'instagram.com' };
  store.actions.open('password');
  expect(shown(store).openings.password).toBe('opening');
  await vi.advanceTimersByTimeAsync(1);
  expect(shown(store).openings.password).toEqual(opened);
  opened = undefined;
  store.actions.open('devices');
  await vi.advanceTimersByTimeAsync(1);
  expect(shown(store).openings.devices).toBe('failed');
  store.actions.choose({ host: 'reddit.com', storeId: '0' });
  expect(shown(store).openings).toEqual({});
  expect(commands.read).toHaveBeenLastCalledWith({ host: 'reddit.com', storeId: '0' });
});

test('here: signed in, under way, signed out; an old receipt does not speak for a login', async () => {
  const old = { ...receipt(instagram), finishedAt: Date.now() - 60_000 };
  const store = await open({ signedInList: listOf([instagram]), recentReceipts: [old] });
  expect(shown(store).here).toEqual({ kind: 'signed-in', key: 'instagram@0' });
  store.actions.forgetHere();
  expect(commands.forgetSite).toHaveBeenCalledWith('instagram@0');
  publish({ wipes: [wipe(instagram, 'clearing')] });
  expect(shown(store).here.kind).toBe('working');
  publish({ recentReceipts: [receipt(instagram), old], wipes: [] });
  expect(shown(store).here).toMatchObject({ kind: 'signed-out', receipt: { id: 'wipe-instagram' } });
  publish({ signedInList: listOf([]) });
  store.actions.forgetHere();
  expect(commands.forgetSite).toHaveBeenCalledOnce();
});

test('an address names a host and a store, or nothing', () => {
  const place = { host: 'accounts.example.com', storeId: 'firefox-container-1' };
  expect(readGuideAddress(guideQuery(place))).toEqual(place);
  for (const bad of ['', '?host=a.com', '?store=0', '?host=https://a.com&store=0', '?host=a.com/x&store=0'])
    expect(readGuideAddress(bad), bad).toBeUndefined();
});
