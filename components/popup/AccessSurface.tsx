/** The browser lets Signoff work on no site at all: why that is needed, what is promised, and the button that asks. */

import { t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';
import { Icon } from '../Icon';
import { Hero } from './Hero';

export function AccessSurface({ actions }: { readonly actions: PopupActions }) {
  const sign = (
    <span class="seal plain" aria-hidden="true">
      <Icon name="eye" size={28} />
    </span>
  );
  return (
    <div class="column" data-testid="problem" data-problem="access-withheld">
      <Hero sign={sign} title={t('accessTitle')}>
        {t('accessBody')}
      </Hero>
      <div class="notes">
        <div class="note">
          <Icon name="lock" />
          <p>{t('accessPromise')}</p>
        </div>
      </div>
      <footer class="footer">
        <button type="button" class="big centered" data-action="allow" onClick={actions.requestAccess}>
          {t('accessAllow')}
        </button>
      </footer>
    </div>
  );
}
