/** A log-out of everything under way: how far it is, what each site's turn does, and a way to stop between two sites. */

import { STAGES } from '@/utils/core/progress';
import { plural, t } from '@/utils/i18n';
import type { Line } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { stepIndex } from '@/utils/view/stage-text';
import type { Surface } from '@/utils/view/surface';
import { Icon } from '../Icon';
import { Header } from './Header';
import { SiteList } from './SiteList';

interface WorkingSurfaceProps {
  readonly surface: Surface & { kind: 'working' };
  readonly actions: PopupActions;
}

function percentDone(lines: readonly Line[]): number {
  const part = (line: Line) => {
    if (line.kind === 'receipt') return 1;
    return line.kind === 'working' ? Math.max(0, stepIndex(line.stage)) / STAGES.length : 0;
  };
  return Math.round((100 * lines.reduce((sum, line) => sum + part(line), 0)) / Math.max(1, lines.length));
}

export function WorkingSurface({ surface, actions }: WorkingSurfaceProps) {
  const lines = surface.groups.flatMap((group) => group.lines);
  const percent = percentDone(lines);
  return (
    <>
      <Header title={plural('headerWorking', lines.length)} />
      <div
        class="progress"
        role="progressbar"
        aria-label={t('progressLabel')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <SiteList groups={surface.groups} actions={actions} isShort={() => true} />
      <footer class="footer">
        {surface.mayStop && (
          <button
            type="button"
            class="button large wide"
            data-action="stop"
            onClick={actions.stopAfterThisSite}
          >
            {t('stopAfterThis')}
          </button>
        )}
        <p class="status">
          <Icon name="info" size={14} />
          <span>{t('carriesOn')}</span>
        </p>
      </footer>
    </>
  );
}
