/** The popup's entry: wires the published state to the screen and the presses to the background. */

import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { Popup } from '@/components/popup/Popup';
import { Glyphs } from '@/components/SiteTile';
import { applyLanguage } from '@/utils/i18n';
import { commands } from '@/utils/view/commands';
import { readOpenTabs } from '@/utils/view/open-tabs';
import { createPopupStore } from '@/utils/view/popup-store';
import { mirrorSessionState } from '@/utils/view/session-state';
import type { GlyphOf } from '@/utils/view/site-tile';

const root = document.getElementById('popup');
const state = mirrorSessionState();
const store = createPopupStore(state, commands);
const glyphOf = signal<GlyphOf | undefined>(undefined);
// The order of the list depends on the open tab: both are asked for at once, and the list waits for both.
const tabsRead = signal(false);

applyLanguage(document.documentElement);
// Firefox for Android shows the popup as a page of its own, which may be as wide and as high as the screen.
document.documentElement.classList.toggle('as-page', navigator.userAgent.includes('Android'));

effect(() => {
  if (!root || !state.loaded.value || !tabsRead.value) return;
  render(
    <Glyphs.Provider value={glyphOf.value}>
      <Popup surface={store.surface.value} tabs={store.tabsToClear.value} actions={store.actions} />
    </Glyphs.Provider>,
    root,
  );
});

void readOpenTabs().then((tabs) => {
  store.setTabs(tabs);
  tabsRead.value = true;
});
void import('@/utils/view/site-icons').then((icons) => {
  glyphOf.value = icons.glyphOf;
});
void commands.refresh();
