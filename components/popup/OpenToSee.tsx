/** One press for each site that only its own page can tell of. */

import type { GuidePlace } from '@/utils/core/guide';
import type { StoreInfo, UnseenSite } from '@/utils/core/signed-in';
import { t } from '@/utils/i18n';
import { storeName } from '@/utils/view/site-text';

interface OpenToSeeProps {
  readonly sites: readonly UnseenSite[];
  readonly stores: readonly StoreInfo[];
  readonly onOpen: (place: GuidePlace) => void;
}

export function OpenToSee({ sites, stores, onOpen }: OpenToSeeProps) {
  return (
    <ul class="open-to-see">
      {sites.map(({ siteId, name, host, storeId }) => {
        const store = stores.find(({ id }) => id === storeId);
        return (
          <li key={`${siteId}@${storeId}`}>
            <button
              type="button"
              class="link"
              data-action="open-to-see"
              onClick={() => onOpen({ host, storeId })}
            >
              {t('openToSee', name)}
            </button>
            {store && store.kind !== 'ordinary' && <span> · {storeName(store)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
