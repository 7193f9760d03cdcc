/** A site that is asked from the popup: what the row's press sends, and what is said when the row leaves for it. */

import './fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publish } from './fake-browser';
import { background, commands, open, resetPopup, shown } from './popup-kit';
import { guess, listOf, site } from './samples';

const [library, instagram] = [guess('library'), site('instagram')];

beforeEach(resetPopup);
afterEach(() => {
  background.outcome = undefined;
  vi.useRealTimers();
});

test('the row’s key is sent, and its answer comes back; a row that stays leaves no note', async () => {
  const store = await open({ signedInList: listOf([library]) });
  background.outcome = { verdict: 'unclear', because: 'slow' };
  expect(await store.actions.askSite('library|0')).toEqual(background.outcome);
  expect(commands.askSite).toHaveBeenCalledWith('library@0');
  expect(store.surface.value).toMatchObject({ kind: 'list', notices: [] });
});

test('a row that leaves is named in a note, until another site is asked', async () => {
  const store = await open({ signedInList: listOf([library, instagram]) });
  background.outcome = { verdict: 'signed-out' };
  await store.actions.askSite('library|0');
  expect(store.surface.value, 'as long as the row is there').toMatchObject({ notices: [] });
  publish({ signedInList: listOf([instagram]) });
  expect(shown(store.surface.value)).toEqual(['session instagram']);
  expect(store.surface.value).toMatchObject({
    notices: [{ kind: 'asked-signed-out', siteName: 'Library' }],
  });
  background.outcome = undefined;
  await store.actions.askSite('instagram|0');
  expect(store.surface.value).toMatchObject({ notices: [] });
});

test('of the only row the note stands on the empty list', async () => {
  const store = await open({ signedInList: listOf([library]) });
  background.outcome = { verdict: 'signed-out' };
  await store.actions.askSite('library|0');
  publish({ signedInList: listOf([]) });
  expect(store.surface.value).toMatchObject({
    kind: 'empty',
    everywhere: true,
    notices: [{ kind: 'asked-signed-out' }],
  });
});

test('a row that is not there is not asked about', async () => {
  const store = await open({ signedInList: listOf([]) });
  expect(await store.actions.askSite('library|0')).toBeUndefined();
  expect(commands.askSite).not.toHaveBeenCalled();
});
