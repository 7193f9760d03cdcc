/** One quiet line about the site of the open tab, where the list does not have it: the person may say that it is a login. */

import type { GuidePlace } from '@/utils/core/guide';
import { t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';

interface FrontSiteProps {
  readonly place: GuidePlace;
  readonly actions: PopupActions;
}

export function FrontSite({ place, actions }: FrontSiteProps) {
  return (
    <p class="front-site" data-testid="front-site">
      {t('frontNotListed', place.host.replace(/^www\./, ''))}{' '}
      <button
        type="button"
        class="link"
        data-action="is-login"
        onClick={(event) => {
          // This line is about to go; the title says what there is now.
          event.currentTarget.closest('main')?.querySelector('h1')?.focus();
          actions.say(place, 'login');
        }}
      >
        {t('frontIsLogin')}
      </button>
    </p>
  );
}
