/** The quiet way to the options, at the end of the footer. */

import { t } from '@/utils/i18n';

export function OptionsLink({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <p class="status">
      <button type="button" class="link at-end" data-action="options" onClick={onOpen}>
        {t('options')}
      </button>
    </p>
  );
}
