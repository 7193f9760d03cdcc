/** Nobody is signed in, said only as firmly as Signoff could look. */

import { t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';
import type { Surface } from '@/utils/view/surface';
import { Seal } from '../Mark';
import { FrontSite } from './FrontSite';
import { Hero } from './Hero';
import { Notes } from './Notes';
import { OptionsLink } from './OptionsLink';

interface EmptySurfaceProps {
  readonly surface: Surface & { kind: 'empty' };
  readonly actions: PopupActions;
}

export function EmptySurface({ surface, actions }: EmptySurfaceProps) {
  const { everywhere, notices, stores, unlisted } = surface;
  return (
    <>
      <Hero
        testId="empty"
        sign={<Seal tone={everywhere ? 'good' : 'plain'} />}
        title={everywhere ? t('emptyTitle') : t('emptyHedgedTitle')}
      >
        {everywhere ? t('emptySub') : t('emptyHedgedSub')}
      </Hero>
      {unlisted && <FrontSite place={unlisted} actions={actions} />}
      {notices.length > 0 && <Notes notices={notices} stores={stores} actions={actions} />}
      <footer class="footer">
        <p class="status">
          <OptionsLink onOpen={actions.openOptions} />
        </p>
      </footer>
    </>
  );
}
