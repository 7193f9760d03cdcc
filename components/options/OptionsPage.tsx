/** The options page: what a log-out takes along, saved at once. */

import type { ComponentChildren } from 'preact';
import { t } from '@/utils/i18n';
import type { OptionsNews, OptionsState } from '@/utils/view/options-store';
import { Mark } from '../Mark';
import { Switch } from './Switch';
import { Warning } from './Warning';

interface OptionsPageProps {
  readonly state: OptionsState;
  /** The browser keeps containers apart, and one history for all of them. */
  readonly hasContainers: boolean;
  readonly onHistory: (wanted: boolean) => void;
  /** Further sections. */
  readonly children?: ComponentChildren;
}

const NEWS = {
  none: undefined,
  saved: 'optionsSaved',
  refused: 'optionsRefused',
  'not-saved': 'optionsNotSaved',
} as const satisfies Record<OptionsNews, string | undefined>;

export function OptionsPage({ state, hasContainers, onHistory, children }: OptionsPageProps) {
  const news = NEWS[state.news];
  return (
    <main class="shell" data-testid="options">
      <div class="side">
        <p class="brandline">
          <Mark />
          <span>{t('extName')}</span>
        </p>
      </div>
      <div>
        <h1 class="sr">{t('optionsTitle')}</h1>
        <section class="section">
          <h2>{t('optionsForget')}</h2>
          <p class="lead">{t('optionsForgetLead')}</p>
          {state.isDamaged && <Warning name="settings-damaged" text={t('optionsDamaged')} />}
          {state.isBlocked && <Warning name="history-not-allowed" text={t('optionsHistoryBlocked')} />}
          <div class="card">
            <div class="setting">
              <div>
                <h3>{t('optionsHistory')}</h3>
                <p id="history-help">
                  {t('optionsHistoryHelp')} {hasContainers && t('optionsHistoryContainers')}
                </p>
              </div>
              <Switch
                on={state.isOn}
                label={t('optionsHistory')}
                describedBy="history-help"
                action="history"
                onChange={onHistory}
              />
            </div>
          </div>
          <p class={state.news === 'saved' ? 'news' : 'news open'} role="status" data-news={state.news}>
            {news && t(news)}
          </p>
        </section>
        {children}
      </div>
    </main>
  );
}
