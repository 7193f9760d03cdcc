/** The held page's entry: draws the wipe that its address names, from the published state; leaves `#frames` to the look into this tab. */

import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { HeldPage } from '@/components/held/HeldPage';
import { Glyphs } from '@/components/SiteTile';
import { serveHeldPage } from '@/utils/adapters/held-page';
import { applyLanguage } from '@/utils/i18n';
import { createHeldState, readHeldAddress } from '@/utils/view/held-state';
import { mirrorSessionState } from '@/utils/view/session-state';
import type { GlyphOf } from '@/utils/view/site-tile';

const root = document.getElementById('held');
const address = readHeldAddress(location.search);
const held = createHeldState(mirrorSessionState(), address.wipeId);
const glyphOf = signal<GlyphOf | undefined>(undefined);

applyLanguage(document.documentElement);
void serveHeldPage();

effect(() => {
  if (!root || held.value.kind === 'blank') return;
  render(
    <Glyphs.Provider value={glyphOf.value}>
      <HeldPage held={held.value} host={address.host} />
    </Glyphs.Provider>,
    root,
  );
});

void import('@/utils/view/site-icons').then((icons) => {
  glyphOf.value = icons.glyphOf;
});
