/** @vitest-environment happy-dom */
/** The other surfaces of the popup, and the page that stands in a site's tab. */

import '../view/fake-browser';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { HeldPage } from '@/components/held/HeldPage';
import type { WipeProgress } from '@/utils/core/progress';
import type { Receipt } from '@/utils/core/receipt';
import { groupLines } from '@/utils/view/lines';
import { ORDINARY, partialReceipt, receipt, site, wipe } from '../view/samples';
import { drawPopup, expectAccessible, one, spyActions } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

const [instagram, google] = [site('instagram'), site('google')];

function groups(wipes: readonly WipeProgress[], receipts: readonly Receipt[]) {
  return groupLines({ sites: [], wipes, receipts, pressed: new Set(), known: new Map() }, [ORDINARY]);
}

test('nobody signed in', () => {
  drawPopup({ kind: 'empty', everywhere: true, notices: [], stores: [] });
  expect(one('[data-testid="empty"]').textContent).toContain('Nobody is signed in here');
  expect(document.activeElement).toBe(one('h1'));
});

test('the options are one quiet press away', () => {
  const actions = spyActions();
  drawPopup({ kind: 'empty', everywhere: true, notices: [], stores: [] }, actions);
  fireEvent.click(one('[data-action="options"]'));
  expect(actions.openOptions).toHaveBeenCalledOnce();
});

test('nobody found, but not everywhere looked', () => {
  const notices = [{ kind: 'store-unreadable' as const, storeId: '9' }];
  drawPopup({ kind: 'empty', everywhere: false, notices, stores: [] });
  expect(one('[data-testid="empty"]').textContent).not.toContain('Nobody');
  expect(one('[data-problem="store-unreadable"]').textContent).toContain('Other windows');
});

test('looking, and no list', () => {
  const actions = spyActions();
  const { show } = drawPopup({ kind: 'loading' }, actions);
  expect(one('h1').textContent).toBe('Looking…');
  show({ kind: 'no-list', notices: [{ kind: 'look-failed' }], stores: [] });
  fireEvent.click(one('[data-problem="look-failed"] [data-action="look-again"]'));
  expect(actions.lookAgain).toHaveBeenCalledOnce();
});

test('site access withheld', () => {
  const actions = spyActions();
  drawPopup({ kind: 'access-withheld' }, actions);
  fireEvent.click(one('[data-problem="access-withheld"] [data-action="allow"]'));
  expect(actions.requestAccess).toHaveBeenCalledOnce();
});

test('working: steps are told in words, and the run can be stopped between two sites', async () => {
  const actions = spyActions();
  const wipes = [wipe(instagram, 'closing-tabs', 2), wipe(google, 'waiting')];
  const { show } = drawPopup({ kind: 'working', groups: groups(wipes, []), mayStop: true }, actions);
  expect(one('[data-site="instagram"][data-testid="working"]').dataset.stage).toBe('closing-tabs');
  expect(one('[data-site="instagram"]').textContent).toContain('Closing the site in 2 tabsStep 2 of 5');
  expect(one('[data-site="google"]').dataset.stage).toBe('waiting');
  await waitFor(() =>
    expect(one('[role="status"]').textContent).toBe('Instagram: Closing the site in 2 tabs'),
  );
  fireEvent.click(one('[data-action="stop"]'));
  expect(actions.stopAfterThisSite).toHaveBeenCalledOnce();
  show({ kind: 'working', groups: groups([wipe(google, 'checking')], [receipt(instagram)]), mayStop: false });
  expect(document.querySelector('[data-action="stop"]')).toBeNull();
  expect(one('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('90');
});

test('the receipt of everything: totals, and one receipt for each site', () => {
  const actions = spyActions();
  drawPopup({ kind: 'receipt-all', groups: groups([], [receipt(instagram), receipt(google)]) }, actions);
  expect(one('.hero').textContent).toBe(
    'You are signed out here2 sites · 28 cookies, 10 stores cleared.Checked: nothing left.',
  );
  expect(document.querySelectorAll('[data-testid="receipt"][data-verdict="clean"]')).toHaveLength(2);
  fireEvent.click(one('[data-action="done"]'));
  expect(actions.done).toHaveBeenCalledOnce();
});

test('the receipt of everything does not say that nothing is left when something is', () => {
  drawPopup({ kind: 'receipt-all', groups: groups([], [receipt(instagram), partialReceipt(google)]) });
  expect(one('h1').textContent).toBe('Not finished: 1 of 2 sites');
  expect(one('.hero').textContent).not.toContain('nothing left');
  expect(one('[data-testid="receipt"]').dataset.site).toBe('google');
});

test('the held page: working, done with a way back, unknown', () => {
  const { rerender } = render(
    <HeldPage held={{ kind: 'working', wipe: wipe(instagram, 'clearing') }} host="instagram.com" />,
  );
  expect(one('[data-testid="held"]').dataset.state).toBe('working');
  expect(document.querySelector('a')).toBeNull();
  rerender(<HeldPage held={{ kind: 'done', receipt: receipt(instagram) }} host="instagram.com" />);
  expect(one('[data-testid="held"]').dataset.state).toBe('done');
  expect(one('h1').textContent).toBe('This browser is signed out of instagram.com');
  expect(one<HTMLAnchorElement>('a').getAttribute('href')).toBe('https://instagram.com/');
  rerender(<HeldPage held={{ kind: 'unknown' }} host={undefined} />);
  expect(one('[data-testid="held"]').dataset.state).toBe('unknown');
  expect(document.querySelector('a')).toBeNull();
});

test('the held page does not say signed out when something is left', () => {
  render(<HeldPage held={{ kind: 'done', receipt: partialReceipt(google) }} host="google.com" />);
  expect(one('h1').textContent).toBe('Not finished at google.com');
  expect(one('.checks').textContent).toContain('1 cookie from accounts.google.com still here');
});
