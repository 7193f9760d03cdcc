/** What the person says of a row is sent at once, and can be taken back there for 6 s. */

import './fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publish } from './fake-browser';
import { background, commands, open, resetPopup, shown } from './popup-kit';
import { guess, listOf, site } from './samples';

beforeEach(resetPopup);
afterEach(() => vi.useRealTimers());

const instagram = site('instagram');
const PLACE = { host: 'instagram.com', storeId: '0' };

test('a row that is no login gives its place to a line that undoes it, for 6 s', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  store.actions.say(PLACE, 'not-login');
  expect(commands.correctSite).toHaveBeenCalledExactlyOnceWith(PLACE, 'not-login');
  expect(shown(store.surface.value)).toEqual(['corrected instagram']);
  publish({ signedInList: listOf([]) });
  expect(shown(store.surface.value)).toEqual(['corrected instagram']);
  await vi.advanceTimersByTimeAsync(6_001);
  expect(store.surface.value.kind).toBe('empty');
});

test('undone, the row is back with the next list', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  store.actions.say(PLACE, 'not-login');
  publish({ signedInList: listOf([]) });
  store.actions.undoSaid(PLACE);
  expect(commands.undoCorrection).toHaveBeenCalledExactlyOnceWith('instagram.com');
  publish({ signedInList: listOf([instagram]) });
  expect(shown(store.surface.value)).toEqual(['session instagram']);
});

test('a word that was not taken is told, and the row is as it was', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  background.answer = { ok: false, reason: 'storage-full' };
  store.actions.say(PLACE, 'not-login');
  await vi.advanceTimersByTimeAsync(1);
  expect(shown(store.surface.value)).toEqual(['session instagram']);
  expect(store.surface.value).toMatchObject({ notices: [{ kind: 'storage-full' }] });
});

test('a likely one that is a login says so in its row', async () => {
  const store = await open({ signedInList: listOf([guess('library')]) });
  store.actions.say({ host: 'library.com', storeId: '0' }, 'login');
  publish({ signedInList: listOf([site('library')]) });
  const lines = () => 'groups' in store.surface.value && store.surface.value.groups[0]?.lines[0];
  expect(lines()).toMatchObject({ kind: 'session', justSaid: true });
  await vi.advanceTimersByTimeAsync(6_001);
  expect(lines()).not.toHaveProperty('justSaid');
});

test('the site of the open tab is offered where no row of its store speaks of it', async () => {
  const store = await open({ signedInList: listOf([instagram]) });
  const front = (frontHost?: string, frontStore = '0') => store.setTabs({ hosts: [], frontHost, frontStore });
  const unlisted = () => 'unlisted' in store.surface.value && store.surface.value.unlisted;
  front('www.shop.example');
  expect(unlisted()).toEqual({ host: 'www.shop.example', storeId: '0' });
  front('www.instagram.com');
  expect(unlisted()).toBeUndefined();
  front('www.instagram.com', 'c1');
  expect(unlisted(), 'another container').toEqual({ host: 'www.instagram.com', storeId: 'c1' });
  front(undefined);
  expect(unlisted()).toBeUndefined();
});

test('sites that are left out are counted', async () => {
  const store = await open({ signedInList: listOf([], { notShown: 2 }) });
  expect(store.surface.value).toMatchObject({ kind: 'empty', notices: [{ kind: 'not-shown', count: 2 }] });
});
