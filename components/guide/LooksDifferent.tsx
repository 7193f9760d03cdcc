/** What to do when the site's page is not as described, and how to forget the marks. */

import { useId, useState } from 'preact/hooks';
import type { SiteGuide } from '@/utils/core/guide';
import { t } from '@/utils/i18n';
import type { GuideActions } from '@/utils/view/guide-store';
import { reportText } from '@/utils/view/guide-text';
import { Icon } from '../Icon';

interface LooksDifferentProps {
  readonly guide: SiteGuide;
  readonly actions: GuideActions;
}

export function LooksDifferent({ guide, actions }: LooksDifferentProps) {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const id = useId();
  const hasMarks = Object.keys(guide.marks).length > 0;
  return (
    <footer class="guide-foot">
      <p>
        <button
          type="button"
          class="link"
          data-action="looks-different"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {t('guideDifferent')}
        </button>
        {hasMarks && (
          <button type="button" class="link" data-action="forget-marks" onClick={actions.forgetMarks}>
            {t('guideForget')}
          </button>
        )}
      </p>
      {open && (
        <div class="note outlined different" id={id}>
          <Icon name="info" />
          <div>
            <p>{t('guideDifferentBody', guide.siteName)}</p>
            <div class="actions">
              <button type="button" class="button" data-action="open-site" onClick={actions.openSite}>
                {t('heldOpen', guide.host)}
                <Icon name="opens" size={14} flip />
              </button>
            </div>
            <p class="report">{t('guideReportBody')}</p>
            <pre dir="ltr">{reportText(guide)}</pre>
            <div class="actions">
              <button
                type="button"
                class="button"
                data-action="copy-report"
                onClick={() => void actions.copy(reportText(guide)).then(setCopied)}
              >
                {copied && <Icon name="check" size={16} />}
                {copied ? t('guideCopied') : t('guideCopy')}
              </button>
            </div>
          </div>
        </div>
      )}
      {hasMarks && <p class="fine">{t('guideMarksKept')}</p>}
    </footer>
  );
}
