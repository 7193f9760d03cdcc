/** A site that somebody is signed in to: who, since when, for how long, and the button that ends it. */

import { useId, useState } from 'preact/hooks';
import type { StoreInfo } from '@/utils/core/signed-in';
import { plural, t } from '@/utils/i18n';
import type { SessionLine } from '@/utils/view/lines';
import { sitePhrases } from '@/utils/view/site-text';
import { AccountList } from './AccountList';
import { Phrases } from './Phrases';
import { Row, SiteName } from './Row';
import { WhyButton, WhyNote } from './Why';

interface SessionRowProps {
  readonly line: SessionLine;
  readonly store: StoreInfo;
  readonly onForget: (row: string) => void;
}

export function SessionRow({ line, store, onForget }: SessionRowProps) {
  const { site } = line;
  const [helping, help] = useState(false);
  const [asked, ask] = useState(false);
  const id = useId();
  const [account] = site.accounts;
  const likely = site.grade === 'likely';
  const forget = (event: Event) => {
    // The button is about to go; its row stays and says what happens.
    (event.currentTarget as Element).closest('li')?.focus();
    onForget(line.row);
  };
  return (
    <Row line={line} marks={{ 'data-testid': 'session-row' }}>
      <div class="row-top">
        <SiteName>{site.name}</SiteName>
        {account && (
          <bdi class="who" data-testid="account" title={site.accounts.length === 1 ? account : undefined}>
            {site.accounts.length === 1 ? account : plural('accounts', site.accounts.length)}
          </bdi>
        )}
        {likely && <WhyButton site={site} open={asked} controls={`${id}why`} onToggle={() => ask(!asked)} />}
      </div>
      <div class="either">
        <p class={helping ? 'meta away' : 'meta'} data-testid="meta">
          <Phrases phrases={sitePhrases(site, store, Date.now())} />
        </p>
        <p class={helping ? 'meta help' : 'meta help away'} id={`${id}help`}>
          <span>{t('forgetHelp')}</span>
        </p>
      </div>
      {likely && asked && <WhyNote site={site} id={`${id}why`} />}
      {site.accounts.length > 1 && <AccountList site={site} />}
      <div class="actions">
        <button
          type="button"
          class="button tint"
          data-action="forget"
          aria-label={t('forgetNamed', site.accounts.length === 1 ? `${site.name}, ${account}` : site.name)}
          aria-describedby={`${id}help`}
          onClick={forget}
          onFocus={() => help(true)}
          onBlur={() => help(false)}
          onMouseEnter={() => help(true)}
          onMouseLeave={() => help(false)}
        >
          {t('forget')}
        </button>
      </div>
    </Row>
  );
}
