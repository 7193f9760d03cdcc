/** The quiet way to the options, at the end of the footer's last line. */

import { t } from '@/utils/i18n';

export function OptionsLink({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button type="button" class="link at-end" data-action="options" onClick={onOpen}>
      {t('options')}
    </button>
  );
}
