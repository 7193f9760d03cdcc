/** The accounts of a site that somebody is signed in to with several at once. */

import type { SignedInSite } from '@/utils/core/signed-in';
import { number, t } from '@/utils/i18n';
import { letterTile } from '@/utils/view/site-tile';

export function AccountList({ site }: { readonly site: SignedInSite }) {
  return (
    <>
      <ul class="accounts">
        {site.accounts.map((account) => {
          const { letter, color } = letterTile(account, account);
          return (
            <li key={account}>
              <span class={`tile letter small ${color}`} aria-hidden="true">
                {letter}
              </span>
              <bdi>{account}</bdi>
            </li>
          );
        })}
      </ul>
      <p class="fine">{t('accountsTogether', number(site.accounts.length))}</p>
    </>
  );
}
