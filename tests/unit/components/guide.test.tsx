/** @vitest-environment happy-dom */
/** The guide's page: one step to do now, marks, where an address is from, and what to do when a page looks different. */

import '../view/fake-browser';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { GuidePage } from '@/components/guide/GuidePage';
import type { GuideActions, GuideView } from '@/utils/view/guide-store';
import { guideOf, partialReceipt, receipt, site } from '../view/samples';
import { expectAccessible, one } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

const SITES = [
  { siteId: 'instagram', name: 'Instagram', host: 'instagram.com', storeId: '0' },
  { siteId: 'reddit', name: 'Reddit', host: 'reddit.com', storeId: '0' },
];

function spyActions() {
  return {
    choose: vi.fn<GuideActions['choose']>(),
    open: vi.fn<GuideActions['open']>(),
    openSite: vi.fn<GuideActions['openSite']>(),
    mark: vi.fn<GuideActions['mark']>(),
    forgetMarks: vi.fn<GuideActions['forgetMarks']>(),
    forgetHere: vi.fn<GuideActions['forgetHere']>(),
    copy: vi.fn<GuideActions['copy']>(async () => true),
  };
}

function draw(more: Partial<GuideView> = {}, actions = spyActions()) {
  document.title = 'Signoff';
  document.documentElement.lang = 'en';
  const view = (next: Partial<GuideView>): GuideView => ({
    guide: guideOf('instagram'),
    here: { kind: 'signed-in', key: 'instagram@0' },
    openings: {},
    sites: SITES,
    ...next,
  });
  const drawn = render(<GuidePage view={view(more)} actions={actions} />);
  return {
    actions,
    show: (next: Partial<GuideView>) => drawn.rerender(<GuidePage view={view(next)} actions={actions} />),
  };
}

const states = () =>
  [...document.querySelectorAll<HTMLElement>('[data-step]')].map(
    ({ dataset }) => `${dataset.step} ${dataset.state}`,
  );

test('one step is to be done now, and it alone has the strong button', () => {
  const { show } = draw();
  expect(states()).toEqual(['devices now', 'password later', 'check later', 'here later']);
  expect(one('[aria-current="step"] h2').textContent).toBe('See where you are signed in');
  expect([...document.querySelectorAll('.solid')].map((button) => button.textContent)).toEqual([
    'Open the list of devices',
  ]);
  show({ guide: guideOf('instagram', { marks: { devices: 1, check: 1 } }) });
  expect(states()).toEqual(['devices done', 'password now', 'check done', 'here later']);
  expect(one('[data-testid="guide-progress"]').textContent).toBe('2 of 4 done');
  expect(one('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('2');
});

test('the buttons open a page, mark a step and take the mark away; names say which step', () => {
  const { actions, show } = draw();
  fireEvent.click(one('[data-action="open-password"]'));
  expect(actions.open).toHaveBeenCalledWith('password');
  expect(one('[data-action="did-devices"]').getAttribute('aria-label')).toBe(
    'I did this: See where you are signed in',
  );
  fireEvent.click(one('[data-action="did-devices"]'));
  expect(actions.mark).toHaveBeenCalledWith('devices', true);
  show({ guide: guideOf('instagram', { marks: { devices: 1 } }) });
  fireEvent.click(one('[data-action="undo-devices"]'));
  expect(actions.mark).toHaveBeenCalledWith('devices', false);
  fireEvent.click(one('[data-action="forget-marks"]'));
  expect(actions.forgetMarks).toHaveBeenCalledOnce();
});

test('no address is said to have been tried at the site unless it was', () => {
  const step = (basis: 'checked' | 'documentation' | 'project' | 'experience', confidence: 'high' | 'low') =>
    guideOf('instagram', {
      steps: [{ step: 'devices', known: { basis, confidence } }, { step: 'password' }],
    });
  const { show } = draw({ guide: step('documentation', 'high') });
  const said = () => one('[data-step="devices"] [data-testid="basis"]').textContent;
  expect(said()).toBe('Address from public documentation, not tried at the site');
  show({ guide: step('project', 'low') });
  expect(said()).toBe('Address from another project, not tried at the site. It may be wrong.');
  show({ guide: step('experience', 'low') });
  expect(said()).toBe('Address from experience, without a source. It may be wrong.');
  show({ guide: step('checked', 'high') });
  expect(said()).toBe('Address tried at the site itself');
  expect(one('[data-step="password"] [data-testid="basis"]').textContent).toContain('asks instagram.com');
});

test('where nothing was found it says so, and a change that was seen is told and spoken', async () => {
  const { show } = draw({ openings: { password: { at: 'front-page', host: 'www.instagram.com' } } });
  expect(one('.step-news').textContent).toContain('found no such page');
  show({ openings: { password: 'failed' } });
  expect(one('.step-news').textContent).toBe('The browser did not open the page.');
  show({ guide: guideOf('instagram', { marks: { password: 1, 'seen-change': 1 } }) });
  const seen = one('[data-testid="seen-change"]').textContent ?? '';
  expect(seen).toContain('Instagram renewed your login in this browser');
  await waitFor(() => expect(one('[role="status"]').textContent).toBe(seen), { timeout: 4_000 });
});

test('the last step: forget here, under way, done, and not done when something is left', () => {
  const { actions, show } = draw();
  expect(one('[data-action="forget-here"]').getAttribute('aria-label')).toBe('Log out & forget: Instagram');
  fireEvent.click(one('[data-action="forget-here"]'));
  expect(actions.forgetHere).toHaveBeenCalledOnce();
  show({ here: { kind: 'working' } });
  expect(one('[data-step="here"]').textContent).toContain('Logging out of Instagram…');
  show({ here: { kind: 'signed-out', receipt: receipt(site('instagram')) } });
  expect(one('[data-step="here"]').dataset.state).toBe('done');
  show({ here: { kind: 'signed-out', receipt: partialReceipt(site('google')) } });
  expect(one('[data-step="here"]').dataset.state).not.toBe('done');
  expect(one('[data-step="here"]').textContent).toContain('1 cookie from accounts.google.com still here');
});

test('a page that looks different: the site itself, and lines to report without anything of the person', async () => {
  const { actions } = draw();
  const opener = one('[data-action="looks-different"]');
  expect(opener.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(opener);
  fireEvent.click(one('[data-action="open-site"]'));
  expect(actions.openSite).toHaveBeenCalledOnce();
  fireEvent.click(one('[data-action="copy-report"]'));
  const [report] = actions.copy.mock.calls[0] ?? [];
  expect(report).toBe(one('pre').textContent);
  expect(report?.split('\n').slice(1)).toEqual([
    'site: instagram',
    'devices: project, high',
    'password: project, high',
    'check: project, high',
  ]);
  await waitFor(() => expect(one('[data-action="copy-report"]').textContent).toBe('Copied'));
});

test('the sites beside it: the current one is marked, another can be chosen, what is done is counted', () => {
  const { actions } = draw({ guide: guideOf('instagram', { doneBySite: { reddit: 2 } }) });
  expect(one('[aria-current="page"]').textContent).toBe('Instagram');
  expect(one('[data-guide-site="reddit"]').textContent).toBe('Reddit2 done');
  fireEvent.click(one('[data-guide-site="reddit"]'));
  expect(actions.choose).toHaveBeenCalledWith(SITES[1]);
});

test('no site', () => {
  render(<GuidePage view="none" actions={spyActions()} />);
  expect(one('h1').textContent).toBe('No site chosen');
});
