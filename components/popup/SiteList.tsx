/** The scrolling list: one heading and one list per cookie store, headings only where there is more than the ordinary one. */

import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import type { Line, LineGroup } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { ReceiptRow } from './ReceiptRow';
import { CorrectedRow } from './SayLogin';
import { SessionRow } from './SessionRow';
import { StoreHeading } from './StoreHeading';
import { useFadeBelow } from './use-fade-below';
import { useKeptFocus } from './use-kept-focus';
import { WorkingRow } from './WorkingRow';

interface SiteListProps {
  readonly groups: readonly LineGroup[];
  readonly actions: PopupActions;
  /** Which receipts stand in one line. */
  readonly isShort?: (line: Line) => boolean;
  /** Stands above or below the rows and scrolls with them. */
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
}

function isSameSite(one: Line, other: Line): boolean {
  return one.kind === 'session' && one.siteId === other.siteId;
}

export function SiteList({ groups, actions, isShort, before, after }: SiteListProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const more = useFadeBelow(box);
  useKeptFocus(
    box,
    groups.flatMap(({ lines }) => lines.map(({ row }) => row)),
  );
  const headed = groups.length > 1 || groups.some(({ store }) => store.kind !== 'ordinary');
  const rowOf = (line: Line, group: LineGroup) => {
    if (line.kind === 'session') {
      const isElsewhere = groups.some(({ lines }) =>
        lines.some((one) => one !== line && isSameSite(one, line)),
      );
      return (
        <SessionRow
          key={line.row}
          line={line}
          store={group.store}
          isElsewhere={isElsewhere}
          actions={actions}
        />
      );
    }
    if (line.kind === 'corrected') return <CorrectedRow key={line.row} line={line} actions={actions} />;
    if (line.kind === 'working') return <WorkingRow key={line.row} line={line} />;
    return <ReceiptRow key={line.row} line={line} short={isShort?.(line)} actions={actions} />;
  };
  return (
    <div class={more ? 'list more' : 'list'} ref={box}>
      {before}
      {groups.map((group, place) => (
        <section key={group.store.id}>
          {headed && <StoreHeading store={group.store} id={`${id}${place}`} />}
          <ul
            aria-label={headed ? undefined : t('listLabel')}
            aria-labelledby={headed ? `${id}${place}` : undefined}
          >
            {group.lines.map((line) => rowOf(line, group))}
          </ul>
        </section>
      ))}
      {after}
    </div>
  );
}
