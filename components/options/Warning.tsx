/** What stands in the way of a setting. */

import { Icon } from '../Icon';

export function Warning({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div class="note warn" data-problem={name}>
      <Icon name="warn" />
      <p>{text}</p>
    </div>
  );
}
