/** The person's own word on a row: that it is a login, or that it is none; and the way to take that back at once. */

import type { SignedInSite } from '@/utils/core/signed-in';
import { t } from '@/utils/i18n';
import type { CorrectedLine } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { Row, SiteName } from './Row';

interface SayLoginProps {
  readonly site: SignedInSite;
  readonly actions: PopupActions;
}

/** Any host of the site finds its login group. */
export function placeOf({ domains, name, storeId }: SignedInSite) {
  return { host: domains[0] ?? name, storeId };
}

export function SayLogin({ site, actions }: SayLoginProps) {
  const button = (says: 'login' | 'not-login', text: string, name: string) => (
    <button
      type="button"
      class="button"
      data-action={`say-${says}`}
      aria-label={name}
      onClick={(event) => {
        // The button is about to go; its row stays and says what happens.
        event.currentTarget.closest('li')?.focus();
        actions.say(placeOf(site), says);
      }}
    >
      {text}
    </button>
  );
  return (
    <div class="actions">
      {site.grade === 'likely' && button('login', t('sayLogin'), t('sayLoginNamed', site.name))}
      {button('not-login', t('sayNotLogin'), t('sayNotLoginNamed', site.name))}
    </div>
  );
}

interface SaidProps extends SayLoginProps {
  readonly text: string;
}

/** One line: what was said, and 'Undo'. */
export function Said({ site, actions, text }: SaidProps) {
  return (
    <p class="said" data-testid="said">
      {text}{' '}
      <button
        type="button"
        class="link"
        data-action="undo"
        aria-label={t('undoNamed', site.name)}
        onClick={(event) => {
          event.currentTarget.closest('li')?.focus();
          actions.undoSaid(placeOf(site));
        }}
      >
        {t('undo')}
      </button>
    </p>
  );
}

interface CorrectedRowProps {
  readonly line: CorrectedLine;
  readonly actions: PopupActions;
}

/** Stands where the row stood that is no login. */
export function CorrectedRow({ line, actions }: CorrectedRowProps) {
  return (
    <Row line={line} look="quiet" marks={{ 'data-testid': 'corrected-row' }}>
      <SiteName>{line.siteName}</SiteName>
      <Said site={line.site} actions={actions} text={t('saidNotLogin')} />
    </Row>
  );
}
