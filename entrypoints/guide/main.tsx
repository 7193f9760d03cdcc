/** The guide's entry: wires the marks and the published state to the screen, and the presses to the background. */

import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { GuidePage } from '@/components/guide/GuidePage';
import { Glyphs } from '@/components/SiteTile';
import { applyLanguage, t } from '@/utils/i18n';
import { guideQuery, readGuideAddress } from '@/utils/view/guide-address';
import { guideCommands } from '@/utils/view/guide-commands';
import { createGuideStore } from '@/utils/view/guide-store';
import { mirrorSessionState } from '@/utils/view/session-state';
import type { GlyphOf } from '@/utils/view/site-tile';

const root = document.getElementById('guide');
const { view, place, actions } = createGuideStore(
  mirrorSessionState(),
  guideCommands,
  readGuideAddress(location.search),
);
const glyphOf = signal<GlyphOf | undefined>(undefined);

applyLanguage(document.documentElement);

effect(() => {
  if (!root || view.value === 'blank') return;
  const title = view.value === 'none' ? t('guidePageTitle') : t('guideTitle', view.value.guide.siteName);
  document.title = `${title} – ${t('extName')}`;
  render(
    <Glyphs.Provider value={glyphOf.value}>
      <GuidePage view={view.value} actions={actions} />
    </Glyphs.Provider>,
    root,
  );
});

// Reloading shows the site that was chosen.
effect(() => {
  if (place.value) history.replaceState(null, '', guideQuery(place.value));
});

void import('@/utils/view/site-icons').then((icons) => {
  glyphOf.value = icons.glyphOf;
});
