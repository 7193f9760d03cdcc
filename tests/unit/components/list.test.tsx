/** @vitest-environment happy-dom */
/** The list: what a row says, what its button does, and how the keyboard moves. */

import '../view/fake-browser';
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { Notice } from '@/utils/view/surface';
import { guess, ORDINARY, PRIVATE, partialReceipt, receipt, site, WORK } from '../view/samples';
import { drawPopup, expectAccessible, list, one, press, spyActions } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

const instagram = site('instagram', { accounts: ['@maria'] });
const reddit = site('reddit', { endsAt: undefined });

test('a row names the site, the account, and how long it lasts; the title has the focus', () => {
  drawPopup(list([instagram, reddit]));
  expect(document.activeElement?.textContent).toBe('You are signed in to 2 sites here');
  const row = one('[data-testid="session-row"][data-site="instagram"][data-store="0"]');
  expect(row.querySelector('[data-testid="site-name"]')?.textContent).toBe('Instagram');
  expect(row.querySelector('[data-testid="account"]')?.textContent).toBe('@maria');
  expect(row.querySelector('[data-testid="meta"]')?.textContent).toMatch(/^Signed in 2 hr\. ago.*364 days/);
});

test('the button is named in full, says what it does, and leaves the focus in its row', () => {
  const actions = spyActions();
  drawPopup(list([instagram, reddit]), actions);
  const button = one<HTMLButtonElement>('[data-site="instagram"] [data-action="forget"]');
  expect(button.getAttribute('aria-label')).toBe('Log out & forget: Instagram, @maria');
  const help = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(help?.textContent).toBe('Nothing stays: name and password will be needed');
  fireEvent.click(button);
  expect(actions.forget).toHaveBeenCalledWith('instagram|0');
  expect(document.activeElement).toBe(one('[data-site="instagram"]'));
});

test('a guess is marked as one and explains itself when asked', () => {
  drawPopup(list([guess('library')]));
  expect(one('h1').textContent).toBe('You may be signed in to 1 site here');
  const why = one('[data-action="why"]');
  expect(why.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(why);
  expect(why.getAttribute('aria-expanded')).toBe('true');
  expect(one('[data-testid="why"]').textContent).toContain('“auth_token”');
});

test('several accounts are counted and listed', () => {
  drawPopup(list([site('google', { accounts: ['a@x.example', 'b@x.example', 'c@x.example'] })]));
  expect(one('[data-testid="account"]').textContent).toBe('3 accounts');
  expect(document.querySelectorAll('.accounts li')).toHaveLength(3);
  expect(one('.fine').textContent).toBe('Logging out here covers all 3 in this browser.');
});

test('stores have headings only where there is more than the ordinary one', () => {
  const { show } = drawPopup(list([instagram]));
  expect(document.querySelectorAll('h2')).toHaveLength(0);
  show(list([instagram, site('google', { storeId: 'c1' })], { stores: [ORDINARY, PRIVATE, WORK] }));
  expect([...document.querySelectorAll('h2')].map((one) => one.textContent)).toEqual([
    'Ordinary windows',
    'Container: Work',
  ]);
});

test('arrows, Home and End move between the same buttons; F forgets the focused row', () => {
  const actions = spyActions();
  drawPopup(list([instagram, reddit, guess('library')]), actions);
  const focused = () => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.site;
  press('ArrowDown');
  expect(focused()).toBe('instagram');
  expect((document.activeElement as HTMLElement).dataset.action).toBe('log-out');
  press('ArrowDown');
  expect(focused()).toBe('reddit');
  press('End');
  expect(focused()).toBe('library');
  press('Home');
  press('ArrowUp');
  expect(focused()).toBe('instagram');
  press('f', { ctrlKey: true });
  expect(actions.forget).not.toHaveBeenCalled();
  press('f');
  expect(actions.forget).toHaveBeenCalledWith('instagram|0');
});

test('the big button asks once; Esc and Cancel take it back; the answer does it', async () => {
  const actions = spyActions();
  drawPopup(list([instagram, reddit]), actions, 3);
  press('Enter', { ctrlKey: true });
  const question = 'Log out of 2 sites and forget them?';
  await waitFor(() => expect(document.activeElement?.textContent).toBe(question));
  expect(one('fieldset').textContent).toContain('3 tabs are cleared');
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(one('[data-action="forget-all"]')));
  fireEvent.click(one('[data-action="forget-all"]'));
  fireEvent.click(one('[data-action="cancel"]'));
  expect(actions.forgetAll).not.toHaveBeenCalled();
  fireEvent.click(one('[data-action="forget-all"]'));
  fireEvent.click(one('[data-action="confirm-forget-all"]'));
  expect(actions.forgetAll).toHaveBeenCalledOnce();
});

test('a receipt is ticks and numbers, without the account', () => {
  drawPopup(list([reddit], { receipts: [receipt(instagram)] }));
  const shown = one('[data-testid="receipt"][data-site="instagram"]');
  expect({ ...shown.dataset }).toMatchObject({
    verdict: 'clean',
    cookiesFound: '14',
    cookiesLeft: '0',
    storesFound: '5',
    storesLeft: '0',
  });
  expect(shown.textContent).toContain('Checked: nothing left');
  expect(shown.textContent).not.toContain('@maria');
});

test('what is left is said at once, and can be tried again', () => {
  const actions = spyActions();
  drawPopup(list([instagram], { receipts: [partialReceipt(site('google'))] }), actions);
  expect(one('[role="alert"]').textContent).toBe('Google: 1 cookie from accounts.google.com still here');
  fireEvent.click(one('[data-action="retry"]'));
  expect(actions.retry).toHaveBeenCalledWith('wipe-google');
});

test('when the focused receipt leaves, the next row has the focus', async () => {
  const { show } = drawPopup(list([reddit], { receipts: [receipt(instagram)] }));
  one('[data-site="instagram"]').focus();
  show(list([reddit]));
  await waitFor(() => expect(document.activeElement).toBe(one('[data-site="reddit"]')));
});

test('each problem is told, with the press that helps', () => {
  const actions = spyActions();
  const notices: Notice[] = [
    { kind: 'look-failed' },
    { kind: 'storage-full' },
    { kind: 'journal-damaged', entries: 1 },
    { kind: 'not-started' },
    { kind: 'access-partial' },
    { kind: 'store-unreadable', storeId: '1' },
  ];
  drawPopup(list([instagram], { notices, stores: [ORDINARY, PRIVATE] }), actions);
  for (const { kind } of notices)
    expect(one(`[data-testid="problem"][data-problem="${kind}"]`).textContent).not.toBe('');
  expect(one('[data-problem="store-unreadable"]').textContent).toContain('Private windows');
  fireEvent.click(one('[data-action="allow"]'));
  fireEvent.click(one('[data-problem="look-failed"] [data-action="look-again"]'));
  expect(actions.requestAccess).toHaveBeenCalledOnce();
  expect(actions.lookAgain).toHaveBeenCalledOnce();
});
