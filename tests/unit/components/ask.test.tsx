/** @vitest-environment happy-dom */
/** Asking a site from the evidence for a guess: what is said beforehand, meanwhile and afterwards. */

import '../view/fake-browser';
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { AskOutcome } from '@/utils/core/asked';
import { guess, site } from '../view/samples';
import { drawPopup, expectAccessible, list, one, spyActions } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

const library = guess('library');
const told = () => one('[data-testid="ask-told"]').textContent;

/** Opens the evidence of the one row; the site answers when `answer` is called. */
function openWhy() {
  const actions = spyActions();
  let answer: (outcome: AskOutcome | undefined) => void = () => {};
  actions.askSite.mockImplementation(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const drawn = drawPopup(list([library]), actions);
  fireEvent.click(one('[data-action="why"]'));
  const button = one<HTMLButtonElement>('[data-action="ask-site"]');
  return { ...drawn, actions, button, answer: (outcome: AskOutcome | undefined) => answer(outcome) };
}

test('the button is named, and says beforehand what it does', () => {
  const { button } = openWhy();
  expect(button.getAttribute('aria-label')).toBe('Ask the site: Library');
  const help = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(help?.textContent).toMatch(/start page once with this login and once without/);
  expect(told()).toBe('');
});

test('while the site is asked it says so, keeps the focus, and is not asked twice', async () => {
  const { actions, button, answer } = openWhy();
  button.focus();
  fireEvent.click(button);
  await waitFor(() => expect(told()).toBe('Asking…'));
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(actions.askSite).toHaveBeenCalledExactlyOnceWith('library|0');
  answer({ verdict: 'unclear', because: 'alike' });
  await waitFor(() => expect(told()).toMatch(/does not tell/));
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('false');
  expect(one('[data-testid="ask-told"]').getAttribute('role')).toBe('status');
});

test.each<[AskOutcome | undefined, RegExp]>([
  [{ verdict: 'signed-in', because: 'way-out' }, /somebody is signed in/],
  [{ verdict: 'unclear', because: 'offline' }, /No page of the site came back.*stays a guess/],
  [{ verdict: 'unclear', because: 'elsewhere' }, /No page of the site came back/],
  [{ verdict: 'unclear', because: 'slow' }, /too long/],
  [{ verdict: 'unclear', because: 'server-error' }, /problem of its own/],
  [{ verdict: 'unclear', because: 'page-stays' }, /an open page of it showed a login/],
  [{ verdict: 'unclear', because: 'unread' }, /does not tell/],
  [undefined, /could not start/],
])('%j is said in words', async (outcome, words) => {
  const { button, answer } = openWhy();
  fireEvent.click(button);
  await waitFor(() => expect(told()).toBe('Asking…'));
  answer(outcome);
  await waitFor(() => expect(told()).toMatch(words));
});

test('a row that the answer made sure is no guess any more, and still says why', () => {
  const { show } = openWhy();
  show(
    list([
      {
        ...library,
        grade: 'signed-in',
        reasons: [{ kind: 'asked', because: 'way-out' }, ...library.reasons],
      },
    ]),
  );
  expect(document.querySelector('.tag')).toBeNull();
  const why = one('[data-testid="why"]').textContent;
  expect(why).toContain('a way to log out when it was asked with this browser’s login, and none without');
  expect(why).not.toContain('this is a guess');
});

test('a row that left for its answer is told of below the title, and spoken', async () => {
  const notices = [{ kind: 'asked-signed-out' as const, siteName: 'Library' }];
  drawPopup(list([site('instagram')], { notices }));
  const note = one('[data-testid="problem"][data-problem="asked-signed-out"]');
  expect(note.textContent).toMatch(/^Library asks for a password.*Nobody is signed in there/);
  await waitFor(() => expect(one('.sr[role="status"]').textContent).toBe(note.textContent));
});
