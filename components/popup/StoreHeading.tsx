/** The heading of a cookie store: ordinary windows, private windows, or a container with its own colour. */

import type { StoreInfo } from '@/utils/core/signed-in';
import { storeName } from '@/utils/view/site-text';
import { Icon } from '../Icon';

export function StoreHeading({ store, id }: { readonly store: StoreInfo; readonly id: string }) {
  return (
    <h2 class="group" id={id} data-store={store.id}>
      {store.kind === 'container' ? (
        <span class="dot" style={{ background: store.color ?? 'var(--ink-3)' }} aria-hidden="true" />
      ) : (
        <Icon name={store.kind === 'private' ? 'private' : 'windows'} size={16} />
      )}
      {storeName(store)}
    </h2>
  );
}
