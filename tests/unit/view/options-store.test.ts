/** What the options page shows follows what is stored and allowed; a press asks first, then saves, then says so. */

import { beforeEach, expect, test, vi } from 'vitest';
import { createOptionsStore, type OptionsDoors } from '@/utils/view/options-store';

let stored: { forgetHistory: boolean; isDamaged: boolean };
let allowed: boolean;
/** What the person answers. */
let answer: boolean;
let changed: () => void;
let calls: string[];

beforeEach(() => {
  stored = { forgetHistory: false, isDamaged: false };
  allowed = false;
  answer = true;
  calls = [];
});

async function open(more: Partial<OptionsDoors> = {}) {
  const store = createOptionsStore({
    load: async () => stored,
    save: async (forgetHistory) => {
      calls.push('save');
      stored = { forgetHistory, isDamaged: false };
    },
    isAllowed: async () => allowed,
    ask: async () => {
      calls.push('ask');
      allowed = answer;
      return answer;
    },
    giveBack: async () => {
      calls.push('give back');
      allowed = false;
    },
    onChange: (listener) => {
      changed = listener;
    },
    ...more,
  });
  await vi.waitFor(() => expect(store.state.value).toBeDefined());
  return store;
}

test('off at first', async () => {
  const { state } = await open();
  expect(state.value).toEqual({ isOn: false, isBlocked: false, isDamaged: false, news: 'none' });
});

test('turning on asks the browser before anything else, and saves what it allowed', async () => {
  const store = await open();
  const pressed = store.setHistory(true);
  expect(calls, 'asked while the press is handled').toEqual(['ask']);
  await pressed;
  await vi.waitFor(() => expect(store.state.value).toMatchObject({ isOn: true, news: 'saved' }));
  expect(stored.forgetHistory).toBe(true);
});

test('a refusal changes nothing, and is told', async () => {
  answer = false;
  const store = await open();
  await store.setHistory(true);
  await vi.waitFor(() => expect(store.state.value).toMatchObject({ isOn: false, news: 'refused' }));
  expect(calls).toEqual(['ask']);
});

test('turning off saves, then gives the permission back', async () => {
  stored = { forgetHistory: true, isDamaged: false };
  allowed = true;
  const store = await open();
  await store.setHistory(false);
  await vi.waitFor(() => expect(store.state.value).toMatchObject({ isOn: false, news: 'saved' }));
  expect(calls).toEqual(['save', 'give back']);
});

test('turned off is turned off, even if the browser keeps the permission', async () => {
  stored = { forgetHistory: true, isDamaged: false };
  allowed = true;
  const store = await open({ giveBack: () => Promise.reject(new Error('required')) });
  await store.setHistory(false);
  await vi.waitFor(() => expect(store.state.value).toMatchObject({ isOn: false, news: 'saved' }));
});

test('what was not saved is not said to be', async () => {
  const store = await open({ save: () => Promise.reject(new Error('the disk is full')) });
  await store.setHistory(true);
  await vi.waitFor(() => expect(store.state.value).toMatchObject({ isOn: false, news: 'not-saved' }));
});

test('chosen, but allowed no longer, is off and said to be blocked', async () => {
  stored = { forgetHistory: true, isDamaged: false };
  allowed = true;
  const { state } = await open();
  expect(state.value).toMatchObject({ isOn: true, isBlocked: false });
  allowed = false;
  changed();
  await vi.waitFor(() => expect(state.value).toMatchObject({ isOn: false, isBlocked: true }));
});

test('settings that cannot be read are off, and said to be damaged', async () => {
  const { state } = await open({ load: () => Promise.reject(new Error('no storage')) });
  expect(state.value).toMatchObject({ isOn: false, isDamaged: true });
});
