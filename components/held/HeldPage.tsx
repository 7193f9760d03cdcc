/** Stands in a site's tab while it is logged out and afterwards: says what happens, then offers the way back; opens nothing by itself. */

import { t } from '@/utils/i18n';
import type { HeldView } from '@/utils/view/held-state';
import { isSettled } from '@/utils/view/receipt-shelf';
import { receiptRows } from '@/utils/view/receipt-text';
import { stageText, stepIndex } from '@/utils/view/stage-text';
import { LiveRegions } from '../LiveRegions';
import { Seal } from '../Mark';
import { ReceiptLines } from '../ReceiptLines';
import { Segments } from '../Segments';
import { SiteTile } from '../SiteTile';

interface HeldPageProps {
  readonly held: Exclude<HeldView, { kind: 'blank' }>;
  /** Where 'Open …' leads; without it there is no such button. */
  readonly host: string | undefined;
}

export function HeldPage({ held, host }: HeldPageProps) {
  return (
    <main class="held" data-testid="held" data-state={held.kind}>
      <section>
        <Body held={held} host={host} />
      </section>
      <LiveRegions status={titleOf(held, host)} alert="" />
    </main>
  );
}

function titleOf(held: HeldPageProps['held'], host: string | undefined): string {
  if (held.kind === 'unknown') return t('heldUnknown');
  if (held.kind === 'working') return t('heldWorking', held.wipe.siteName);
  const { receipt } = held;
  return t(isSettled(receipt) ? 'heldDone' : 'heldPartial', host ?? receipt.domains[0] ?? receipt.siteName);
}

function Body({ held, host }: HeldPageProps) {
  if (held.kind === 'working') {
    const { wipe } = held;
    return (
      <>
        <Emblem siteId={wipe.siteId} name={wipe.siteName} tone="good" />
        <h1>{titleOf(held, host)}</h1>
        <p class="lead">{t('heldWorkingBody')}</p>
        <Segments step={stepIndex(wipe.stage)} />
        <p class="now-doing">{stageText(wipe)}</p>
      </>
    );
  }
  if (held.kind === 'unknown') {
    return (
      <>
        <Emblem tone="plain" />
        <h1>{titleOf(held, host)}</h1>
        <p class="lead">{t('heldUnknownBody')}</p>
        <OpenSite host={host} />
      </>
    );
  }
  const { receipt } = held;
  const settled = isSettled(receipt);
  const open = receiptRows(receipt).filter(({ tone }) => tone === 'open');
  return (
    <>
      <Emblem siteId={receipt.siteId} name={receipt.siteName} tone={settled ? 'good' : 'warn'} />
      <h1>{titleOf(held, host)}</h1>
      {settled ? (
        <>
          {open.length > 0 && <ReceiptLines rows={open} />}
          <p class="lead">{t(receipt.scope === 'log-out' ? 'receiptAllKept' : 'receiptAllChecked')}</p>
        </>
      ) : (
        <>
          <ReceiptLines rows={open} />
          <p class="lead">{t('heldPartialBody')}</p>
        </>
      )}
      <OpenSite host={host} />
    </>
  );
}

interface EmblemProps {
  readonly siteId?: string;
  readonly name?: string;
  readonly tone: 'good' | 'warn' | 'plain';
}

function Emblem({ siteId, name, tone }: EmblemProps) {
  return (
    <div class="emblem">
      <Seal tone={tone} large />
      {siteId && name && (
        <span class="at-door">
          <SiteTile siteId={siteId} name={name} />
        </span>
      )}
    </div>
  );
}

function OpenSite({ host }: { readonly host: string | undefined }) {
  if (!host) return null;
  return (
    <a class="button large solid" data-action="open-site" href={`https://${host}/`} rel="noreferrer">
      {t('heldOpen', host)}
    </a>
  );
}
