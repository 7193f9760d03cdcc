/** @vitest-environment happy-dom */
/** The plain log-out: what it says beforehand, the menu, all accounts at once, and what its receipts offer. */

import '../view/fake-browser';
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ORDINARY, receipt, site, WORK } from '../view/samples';
import { drawPopup, expectAccessible, list, one, press, spyActions } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

const instagram = site('instagram', { accounts: ['@maria'] });
const reddit = site('reddit', { endsAt: undefined });
const ownLogOut = { host: 'www.facebook.com', basis: 'project', confidence: 'medium' } as const;
const facebook = site('facebook', { ownLogOut });

test('the plain log-out says beforehand what will stay, as firmly as that is known', () => {
  const actions = spyActions();
  drawPopup(list([site('instagram', { keepsLogin: true }), reddit, facebook]), actions);
  const helpOf = (siteId: string) => {
    const id = one(`[data-site="${siteId}"] [data-action="log-out"]`).getAttribute('aria-describedby');
    return document.getElementById(id ?? '')?.textContent;
  };
  expect(helpOf('instagram')).toBe('Your saved login stays: one click signs back in');
  expect(helpOf('reddit')).toBe('What the site remembers of you stays');
  expect(helpOf('facebook')).toBe('What it remembers stays. Surer: its own page (⋯)');
  const button = one<HTMLButtonElement>('[data-site="reddit"] [data-action="log-out"]');
  expect(button.getAttribute('aria-label')).toBe('Log out: Reddit');
  fireEvent.click(button);
  expect(actions.logOut).toHaveBeenCalledWith('reddit|0');
  expect(actions.forget).not.toHaveBeenCalled();
});

test('the menu: opened by M, moved in by arrows, closed by Esc, and the focus comes back', async () => {
  const actions = spyActions();
  drawPopup(list([site('google', { accounts: ['a@x.example', 'b@x.example'] }), reddit]), actions);
  press('ArrowDown');
  press('m');
  const items = () => [...document.querySelectorAll('[role="menuitem"]')].map((item) => item.textContent);
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
  expect(items()).toEqual([
    'Log out of all accounts on this computer',
    'My other devices…',
    'Not a login',
    'Why it is listed',
  ]);
  press('ArrowDown');
  expect(document.activeElement?.textContent).toBe('My other devices…');
  press('l');
  expect(document.activeElement?.textContent).toBe('Log out of all accounts on this computer');
  expect(actions.logOut, 'a letter means the menu while it is open').not.toHaveBeenCalled();
  await expectAccessible();
  press('Escape');
  await waitFor(() => expect(items()).toEqual([]));
  expect(document.activeElement).toBe(one('[data-site="google"] [data-action="menu"]'));
  press('F10', { shiftKey: true });
  await waitFor(() => expect(items()).toHaveLength(4));
  fireEvent.click(one('[data-action="log-out-site"]'));
  expect(actions.logOutSite).toHaveBeenCalledWith('google|0');
});

test('a site with one login offers no log-out of all accounts; with another row of it, it does', () => {
  const actions = spyActions();
  const { show } = drawPopup(list([instagram]), actions);
  fireEvent.click(one('[data-action="menu"]'));
  expect(document.querySelectorAll('[data-action="log-out-site"]')).toHaveLength(0);
  fireEvent.click(one('[data-action="other-devices"]'));
  expect(actions.openGuide).toHaveBeenCalledWith({ host: 'instagram.com', storeId: '0' });
  show(list([instagram, site('instagram', { storeId: 'c1' })], { stores: [ORDINARY, WORK] }));
  fireEvent.click(one('[data-action="menu"]'));
  expect(document.querySelectorAll('[data-action="log-out-site"]')).toHaveLength(1);
});

test('a site’s own page to log out at is in the menu, with what it does and how sure its address is', async () => {
  const actions = spyActions();
  const { show } = drawPopup(list([facebook]), actions);
  fireEvent.click(one('[data-action="menu"]'));
  const item = one('[data-action="own-log-out"]');
  const said = (attribute: string) =>
    document.getElementById(item.getAttribute(attribute) ?? '')?.textContent;
  expect(said('aria-labelledby')).toBe('Log out on Facebook’s own page');
  expect(said('aria-describedby')).toBe(
    'Opens www.facebook.com. This row goes once the site has logged you out.',
  );
  await expectAccessible();
  fireEvent.click(item);
  expect(actions.openLogOut).toHaveBeenCalledWith({ host: 'facebook.com', storeId: '0' });
  expect(actions.logOut).not.toHaveBeenCalled();
  const weak = { ...ownLogOut, basis: 'experience', confidence: 'low', endsAll: true } as const;
  show(list([site('facebook', { ownLogOut: weak })]));
  fireEvent.click(one('[data-action="menu"]'));
  expect(one('.menu-note').textContent).toContain(
    'The site ends this login on all your devices. Address from experience, without a source. It may be wrong.',
  );
});

test('logging out of all accounts asks once, and says what stays', async () => {
  const actions = spyActions();
  drawPopup(list([instagram, reddit]), actions);
  fireEvent.click(one('[data-action="log-out-all"]'));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Log out of 2 sites?'));
  expect(one('fieldset').textContent).toContain('What the sites remember of you stays.');
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(one('[data-action="log-out-all"]')));
  fireEvent.click(one('[data-action="log-out-all"]'));
  fireEvent.click(one('[data-action="confirm-log-out-all"]'));
  expect(actions.logOutAll).toHaveBeenCalledOnce();
  expect(actions.forgetAll).not.toHaveBeenCalled();
});

test('after a plain log-out: sign back in, or forget it too', () => {
  const actions = spyActions();
  drawPopup(list([reddit], { receipts: [receipt(instagram, { scope: 'log-out', kept: 4 })] }), actions);
  const shown = one('[data-testid="receipt"]');
  expect(shown.dataset.scope).toBe('log-out');
  expect(shown.textContent).toContain('Checked: the login is gone. Kept: 4 cookies');
  expect(shown.textContent).not.toContain('nothing left');
  fireEvent.click(one('[data-action="sign-back-in"]'));
  expect(actions.openSite).toHaveBeenCalledWith({ host: 'instagram.com', storeId: '0' });
  fireEvent.click(one('[data-action="forget-too"]'));
  expect(actions.forgetToo).toHaveBeenCalledWith('wipe-instagram');
});

test('a site that was not reached: the local part is ticked, the other is amber and leads to other devices', () => {
  const actions = spyActions();
  const signOut = { result: 'no-answer', trouble: 'slow' } as const;
  drawPopup(list([reddit], { receipts: [receipt(instagram, { signOut })] }), actions);
  const shown = one('[data-testid="receipt"]');
  expect({ ...shown.dataset }).toMatchObject({ verdict: 'clean', signOut: 'no-answer', trouble: 'slow' });
  expect(one('[role="alert"]').textContent).toContain('Instagram did not answer in time');
  expect(document.querySelector('[data-action="retry"]')).toBeNull();
  fireEvent.click(one('[data-site="instagram"] [data-action="other-devices"]'));
  expect(actions.openGuide).toHaveBeenCalledWith({ host: 'instagram.com', storeId: '0' });
});
