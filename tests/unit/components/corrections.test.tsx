/** @vitest-environment happy-dom */
/** What a person can say of a row, of the site of the open tab, and where all of it is taken back. */

import '../view/fake-browser';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Corrections } from '@/components/options/Corrections';
import type { CorrectionsState } from '@/utils/view/corrections-store';
import { groupLines, rowKey } from '@/utils/view/lines';
import { guess, ORDINARY, site, WORK } from '../view/samples';
import { drawPopup, expectAccessible, list, one, press, spyActions } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

const library = guess('library');
const PLACE = { host: 'library.com', storeId: '0' };

test('the evidence of a guess can be agreed with or not; the focus stays in its row', async () => {
  const actions = spyActions();
  drawPopup(list([library]), actions);
  press('ArrowDown');
  press('w');
  fireEvent.click(await waitFor(() => one('[data-action="say-login"]')));
  expect(actions.say).toHaveBeenLastCalledWith(PLACE, 'login');
  expect(document.activeElement).toBe(one('[data-site="library"]'));
  fireEvent.click(one('[data-action="say-not-login"]'));
  expect(actions.say).toHaveBeenLastCalledWith(PLACE, 'not-login');
});

test('a row that the person vouched for says so when asked, and is no guess', () => {
  const said = site('library', { reasons: [{ kind: 'said' }, { kind: 'login-name', cookie: 'auth_token' }] });
  drawPopup(list([said]));
  expect(document.querySelector('.tag')).toBeNull();
  fireEvent.click(one('[data-action="why"]'));
  expect(one('[data-testid="why"]').textContent).toMatch(/^You said so\./);
  expect(document.querySelector('[data-action="say-login"]')).toBeNull();
});

test('every row’s menu can say that it is no login', () => {
  const actions = spyActions();
  drawPopup(list([site('instagram')]), actions);
  fireEvent.click(one('[data-action="menu"]'));
  fireEvent.click(one('[data-action="not-login"]'));
  expect(actions.say).toHaveBeenCalledExactlyOnceWith({ host: 'instagram.com', storeId: '0' }, 'not-login');
});

test('a row that is sure shows what it rests on from its menu', async () => {
  drawPopup(list([site('instagram', { lastUsedAt: Date.now() - 300_000 })]));
  expect(document.querySelector('.guess')).toBeNull();
  fireEvent.click(one('[data-action="menu"]'));
  fireEvent.click(one('[data-action="why"]'));
  await waitFor(() => expect(one('[data-testid="times"]').textContent).toContain('Last used 5 min. ago'));
  expect(one('[data-testid="why"]').textContent).toContain('“sessionid”');
});

test('what was just said is undone in the row itself, and spoken', async () => {
  const actions = spyActions();
  const known = new Map([[rowKey(library), library]]);
  const inputs = { sites: [], wipes: [], receipts: [], pressed: new Set<string>(), known };
  const groups = groupLines({ ...inputs, said: [{ ...PLACE, says: 'not-login' }] }, [ORDINARY]);
  drawPopup({ kind: 'list', groups, stores: [ORDINARY], notices: [] }, actions);
  expect(one('[data-testid="corrected-row"]').textContent).toBe('LLibraryNot shown as a login again. Undo');
  await waitFor(() =>
    expect(one('[role="status"]').textContent).toBe('Library: Not shown as a login again.'),
  );
  fireEvent.click(one('[data-action="undo"]'));
  expect(actions.undoSaid).toHaveBeenCalledExactlyOnceWith(PLACE);
});

test('the site of the open tab is offered in one line, with a list and without', () => {
  const actions = spyActions();
  const unlisted = { host: 'www.shop.example', storeId: '0' };
  const { show } = drawPopup({ ...list([library]), unlisted } as ReturnType<typeof list>, actions);
  expect(one('[data-testid="front-site"]').textContent).toBe(
    'shop.example is not listed. Signed in here? This is a login',
  );
  show({ kind: 'empty', everywhere: true, notices: [{ kind: 'not-shown', count: 1 }], stores: [], unlisted });
  fireEvent.click(one('[data-action="is-login"]'));
  expect(actions.say).toHaveBeenCalledExactlyOnceWith(unlisted, 'login');
  expect(one('[data-problem="not-shown"]').textContent).toContain('1 site is left out');
  fireEvent.click(one('[data-action="corrections"]'));
  expect(actions.openOptions).toHaveBeenCalledOnce();
});

test('sites that nobody can see are named, and opened where their login is kept', () => {
  const actions = spyActions();
  const discord = { siteId: 'discord', name: 'Discord', host: 'discord.com' };
  const sites = [
    { ...discord, storeId: '0' },
    { ...discord, storeId: 'c1' },
  ];
  drawPopup(
    { kind: 'empty', everywhere: false, notices: [{ kind: 'unseen', sites }], stores: [ORDINARY, WORK] },
    actions,
  );
  expect(one('[data-problem="unseen"] p').textContent).toContain('signed in at Discord.');
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-action="open-to-see"]')];
  expect(buttons.map((button) => button.parentElement?.textContent)).toEqual([
    'Open Discord to see',
    'Open Discord to see · Container: Work',
  ]);
  fireEvent.click(buttons[1] as HTMLElement);
  expect(actions.openSite).toHaveBeenCalledExactlyOnceWith({ host: 'discord.com', storeId: 'c1' });
});

function drawOptions(more: Partial<CorrectionsState> = {}) {
  document.title = 'Signoff';
  const [onUndo, onExport, onImport] = [vi.fn(), vi.fn(), vi.fn()];
  const state: CorrectionsState = { lines: [], isDamaged: false, news: '', ...more };
  render(
    <main>
      <h1>Options</h1>
      <Corrections state={state} onUndo={onUndo} onExport={onExport} onImport={onImport} />
    </main>,
  );
  return { onUndo, onExport, onImport };
}

test('the options list what was said, each with its own undo', () => {
  const { onUndo, onExport } = drawOptions({
    lines: [
      { site: 'shop.example', name: 'shop.example', says: 'login', isBrief: true },
      { site: 'instagram.com', name: 'Instagram', says: 'not-login', isBrief: false },
    ],
    news: 'Undone: a.com',
  });
  expect(one('[data-site="shop.example"]').textContent).toContain('until the browser closes');
  fireEvent.click(one('[data-site="instagram.com"] [data-action="undo"]'));
  expect(onUndo).toHaveBeenCalledExactlyOnceWith('instagram.com');
  fireEvent.click(one('[data-action="export"]'));
  expect(onExport).toHaveBeenCalledOnce();
  expect(one('[role="status"]').textContent).toBe('Undone: a.com');
});

test('a file is handed over once, and the same one can be chosen again', () => {
  const { onImport } = drawOptions({ isDamaged: true });
  const file = new File(['{}'], 'a.json');
  const input = one<HTMLInputElement>('input[type="file"]');
  Object.defineProperty(input, 'files', { value: [file] });
  fireEvent.change(input);
  expect(onImport).toHaveBeenCalledExactlyOnceWith(file);
  expect(one('[data-problem="corrections-damaged"]').textContent).toContain('kept aside');
  expect(one<HTMLButtonElement>('[data-action="export"]').disabled).toBe(true);
});
