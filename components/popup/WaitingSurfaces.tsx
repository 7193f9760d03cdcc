/** Before there is a list: grey rows while Signoff looks, and a way to look again when nothing comes. */

import { t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';
import type { Surface } from '@/utils/view/surface';
import { Header } from './Header';
import { Notes } from './Notes';

export function LoadingSurface() {
  return (
    <>
      <Header title={t('headerLooking')} />
      <div class="list" data-testid="loading" aria-hidden="true">
        {[0, 1, 2].map((place) => (
          <div key={place} class="row ghost">
            <span class="tile" />
            <div class="row-main">
              <i class="ghost-line" />
              <i class="ghost-line" />
              <i class="ghost-line" />
            </div>
          </div>
        ))}
      </div>
    </>
  );
}

interface NoListSurfaceProps {
  readonly surface: Surface & { kind: 'no-list' };
  readonly actions: PopupActions;
}

export function NoListSurface({ surface, actions }: NoListSurfaceProps) {
  return (
    <>
      <Header title={t('headerProblem')} />
      <Notes notices={surface.notices} stores={surface.stores} actions={actions} />
    </>
  );
}
