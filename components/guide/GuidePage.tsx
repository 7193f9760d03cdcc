/** The guide to a site's other devices: the sites beside, the steps, and what to do when a page looks different. */

import { t } from '@/utils/i18n';
import type { GuideActions, GuideView } from '@/utils/view/guide-store';
import { openingText } from '@/utils/view/guide-text';
import { Icon } from '../Icon';
import { LiveRegions } from '../LiveRegions';
import { Mark, Seal } from '../Mark';
import { SiteTile } from '../SiteTile';
import { GuideSites } from './GuideSites';
import { GuideSteps } from './GuideSteps';
import { LooksDifferent } from './LooksDifferent';

interface GuidePageProps {
  readonly view: GuideView | 'none';
  readonly actions: GuideActions;
}

export function GuidePage({ view, actions }: GuidePageProps) {
  if (view === 'none') {
    return (
      <main class="guide-none" data-testid="guide-none">
        <Seal tone="plain" large />
        <h1>{t('guideNone')}</h1>
        <p>{t('guideNoneBody')}</p>
      </main>
    );
  }
  const { guide, openings } = view;
  const news = guide.steps.map(({ step }) => openingText(openings[step], guide)).find(Boolean);
  const seen = guide.marks['seen-change'] !== undefined ? t('guideSeen', guide.siteName) : '';
  return (
    <div class="guide">
      <nav class="guide-side" aria-label={t('guidePageTitle')}>
        <p class="guide-brand">
          <Mark />
          <span>{t('guidePageTitle')}</span>
        </p>
        <GuideSites view={view} onChoose={actions.choose} />
      </nav>
      <main data-testid="guide" data-site={guide.siteId}>
        <header class="guide-head">
          <SiteTile siteId={guide.siteId} name={guide.siteName} large />
          <div>
            <h1 tabIndex={-1}>{t('guideTitle', guide.siteName)}</h1>
            <p>{t('guideSub', guide.siteName)}</p>
          </div>
        </header>
        <GuideSteps view={view} actions={actions} />
        <div class="note outlined">
          <Icon name="lock" />
          <p>{t('guidePromise', guide.host)}</p>
        </div>
        <LooksDifferent guide={guide} actions={actions} />
      </main>
      <LiveRegions status={news ?? seen} alert="" />
    </div>
  );
}
