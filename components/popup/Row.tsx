/** The frame of every line of the list: the same element whatever stands in it, so that the focus stays when it changes. */

import type { ComponentChildren } from 'preact';
import type { Line } from '@/utils/view/lines';
import { SiteTile } from '../SiteTile';

interface RowProps {
  readonly line: Line;
  readonly look?: 'quiet' | 'waiting';
  /** Attributes that tests and the keyboard find the row by. */
  readonly marks: Record<`data-${string}`, string | number>;
  readonly children: ComponentChildren;
  /** Stands at the end of a quiet row. */
  readonly end?: ComponentChildren;
}

export function Row({ line, look, marks, children, end }: RowProps) {
  const looks = look === 'waiting' ? 'row quiet waiting' : look === 'quiet' ? 'row quiet' : 'row';
  return (
    <li
      class={looks}
      tabIndex={-1}
      data-row={line.row}
      data-site={line.siteId}
      data-store={line.storeId}
      {...marks}
    >
      <SiteTile siteId={line.siteId} name={line.siteName} />
      <div class="row-main">{children}</div>
      {end}
    </li>
  );
}

export function SiteName({ children }: { readonly children: string }) {
  return (
    <bdi class="name" data-testid="site-name">
      {children}
    </bdi>
  );
}
