/** The lines of a receipt: a tick, an amber sign, a clock or a quiet sign before each; fine print without any. */

import type { ReceiptRow } from '@/utils/view/receipt-text';
import { Icon, type IconName } from './Icon';

const ICONS: Record<Exclude<ReceiptRow['tone'], 'fine'>, IconName> = {
  seen: 'check',
  open: 'warn',
  note: 'clock',
  info: 'info',
};

export function ReceiptLines({ rows }: { readonly rows: readonly ReceiptRow[] }) {
  return (
    <ul class="checks">
      {rows.map(({ tone, text }) => (
        <li key={text} class={`is-${tone}`}>
          {tone !== 'fine' && <Icon name={ICONS[tone]} size={14} />}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
