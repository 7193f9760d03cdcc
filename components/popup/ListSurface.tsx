/** The popup's everyday surface: who is signed in where, what keeps Signoff from knowing more, and the big button. */

import { plural, t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';
import { headline, isSession, type Surface } from '@/utils/view/surface';
import { ForgetAll } from './ForgetAll';
import { FrontSite } from './FrontSite';
import { Header } from './Header';
import { Notes, splitNotices } from './Notes';
import { OptionsLink } from './OptionsLink';
import { SiteList } from './SiteList';

interface ListSurfaceProps {
  readonly surface: Surface & { kind: 'list' };
  readonly tabs: number;
  readonly actions: PopupActions;
}

export function ListSurface({ surface, tabs, actions }: ListSurfaceProps) {
  const lines = surface.groups.flatMap((group) => group.lines);
  const head = headline(lines);
  const { above, below } = splitNotices(surface.notices);
  const notes = (notices: typeof above) =>
    notices.length > 0 && <Notes notices={notices} stores={surface.stores} actions={actions} />;
  const after = (
    <>
      {surface.unlisted && <FrontSite place={surface.unlisted} actions={actions} />}
      {notes(below)}
    </>
  );
  const idle = lines.filter(isSession).length;
  return (
    <>
      <Header title={head.key === 'nobody' ? t('emptyTitle') : plural(head.key, head.count)} />
      <SiteList groups={surface.groups} actions={actions} before={notes(above)} after={after} />
      {idle > 0 ? (
        <ForgetAll sites={idle} tabs={tabs} actions={actions} />
      ) : (
        <footer class="footer">
          <p class="status">
            <OptionsLink onOpen={actions.openOptions} />
          </p>
        </footer>
      )}
    </>
  );
}
