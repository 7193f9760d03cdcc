/** Draws the popup as its entry does, and checks what is drawn with axe. Import after the fake browser. */

import { render } from '@testing-library/preact';
import axe from 'axe-core';
import { expect, vi } from 'vitest';
import { Popup } from '@/components/popup/Popup';
import { Glyphs } from '@/components/SiteTile';
import type { SignedInSite, StoreInfo } from '@/utils/core/signed-in';
import { groupLines, rowKey } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { glyphOf } from '@/utils/view/site-icons';
import type { Notice, Surface } from '@/utils/view/surface';
import { ORDINARY } from '../view/samples';

// happy-dom lays nothing out, so there is nothing to observe.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof ResizeObserver;

export function spyActions() {
  return {
    forget: vi.fn<PopupActions['forget']>(),
    logOut: vi.fn<PopupActions['logOut']>(),
    logOutSite: vi.fn<PopupActions['logOutSite']>(),
    forgetAll: vi.fn<PopupActions['forgetAll']>(),
    logOutAll: vi.fn<PopupActions['logOutAll']>(),
    forgetToo: vi.fn<PopupActions['forgetToo']>(),
    askSite: vi.fn<PopupActions['askSite']>(),
    openSite: vi.fn<PopupActions['openSite']>(),
    openLogOut: vi.fn<PopupActions['openLogOut']>(),
    openGuide: vi.fn<PopupActions['openGuide']>(),
    retry: vi.fn<PopupActions['retry']>(),
    stopAfterThisSite: vi.fn<PopupActions['stopAfterThisSite']>(),
    lookAgain: vi.fn<PopupActions['lookAgain']>(),
    requestAccess: vi.fn<PopupActions['requestAccess']>(),
    openOptions: vi.fn<PopupActions['openOptions']>(),
    say: vi.fn<PopupActions['say']>(),
    undoSaid: vi.fn<PopupActions['undoSaid']>(),
    done: vi.fn<PopupActions['done']>(),
  };
}

export function drawPopup(surface: Surface, actions: PopupActions = spyActions(), tabs = 0) {
  document.title = 'Signoff';
  document.documentElement.lang = 'en';
  const popup = (next: Surface) => (
    <Glyphs.Provider value={glyphOf}>
      <Popup surface={next} tabs={tabs} actions={actions} />
    </Glyphs.Provider>
  );
  const drawn = render(popup(surface));
  return { ...drawn, show: (next: Surface) => drawn.rerender(popup(next)) };
}

interface More {
  readonly stores?: readonly StoreInfo[];
  readonly notices?: readonly Notice[];
  readonly receipts?: Parameters<typeof groupLines>[0]['receipts'];
}
/** The popup's list with these sites and receipts. */
export function list(
  sites: readonly SignedInSite[],
  { stores = [ORDINARY], notices = [], receipts = [] }: More = {},
): Surface {
  const known = new Map(sites.map((one) => [rowKey(one), one]));
  const groups = groupLines({ sites, wipes: [], receipts, pressed: new Set(), known }, stores);
  return { kind: 'list', groups, stores, notices };
}

/** No rule of axe is broken; colours are measured in real browsers instead. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.documentElement, {
    rules: { 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

export function press(key: string, more: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

export function one<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
