/** @vitest-environment happy-dom */
/** The options page: the switch, its help, and what came of a press. */

import '../view/fake-browser';
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { OptionsPage } from '@/components/options/OptionsPage';
import type { OptionsState } from '@/utils/view/options-store';
import { expectAccessible, one } from './draw';

afterEach(async () => {
  await expectAccessible();
  cleanup();
});

function draw(more: Partial<OptionsState> = {}, hasContainers = false) {
  document.title = 'Signoff';
  document.documentElement.lang = 'en';
  const onHistory = vi.fn<(wanted: boolean) => void>();
  const state = { isOn: false, isBlocked: false, isDamaged: false, news: 'none' as const, ...more };
  render(<OptionsPage state={state} hasContainers={hasContainers} onHistory={onHistory} />);
  return onHistory;
}

test('a switch, off, that a press turns on', () => {
  const onHistory = draw();
  expect(one('[data-action="history"]').getAttribute('aria-checked')).toBe('false');
  fireEvent.click(one('[data-action="history"]'));
  expect(onHistory).toHaveBeenCalledExactlyOnceWith(true);
});

test('on, it is turned off by a press, and says that it was saved', () => {
  const onHistory = draw({ isOn: true, news: 'saved' });
  fireEvent.click(one('[data-action="history"]'));
  expect(onHistory).toHaveBeenCalledExactlyOnceWith(false);
  expect(one('[role="status"]').textContent).toBe('Saved');
});

test('what stands in the way is told', () => {
  draw({ isBlocked: true, isDamaged: true, news: 'refused' });
  expect(one('[data-problem="history-not-allowed"]').textContent).toContain('no longer lets');
  expect(one('[data-problem="settings-damaged"]').textContent).toContain('could not be read');
  expect(one('[role="status"]').textContent).toContain('did not allow');
});

test('containers are spoken of where there are any', () => {
  draw({}, true);
  expect(one('#history-help').textContent).toContain('containers');
  cleanup();
  draw({}, false);
  expect(one('#history-help').textContent).not.toContain('ontainer');
});
