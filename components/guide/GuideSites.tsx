/** The sites that have a guide here, with what is done at each. */

import { useEffect, useRef } from 'preact/hooks';
import { number, t } from '@/utils/i18n';
import type { GuideActions, GuideView } from '@/utils/view/guide-store';
import { SiteTile } from '../SiteTile';

interface GuideSitesProps {
  readonly view: GuideView;
  readonly onChoose: GuideActions['choose'];
}

export function GuideSites({ view, onChoose }: GuideSitesProps) {
  const { guide, sites } = view;
  const current = useRef<HTMLLIElement>(null);
  // On a phone the sites are a strip: the current one must be in sight.
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [guide.siteId]);
  return (
    <ul>
      {sites.map((site) => {
        const isCurrent = site.siteId === guide.siteId && site.storeId === guide.storeId;
        const done = guide.doneBySite[site.siteId] ?? 0;
        return (
          <li key={`${site.siteId}|${site.storeId}`} ref={isCurrent ? current : undefined}>
            <button
              type="button"
              data-guide-site={site.siteId}
              aria-current={isCurrent ? 'page' : undefined}
              onClick={() => onChoose(site)}
            >
              <SiteTile siteId={site.siteId} name={site.name} small />
              <bdi>{site.name}</bdi>
              {done > 0 && <span class="guide-count">{t('guideDone', number(done))}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
