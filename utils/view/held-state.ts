/** What the page in a site's tab shows of one wipe: under way, finished, or that nothing is known of it any more. */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { WipeProgress } from '@/utils/core/progress';
import type { Receipt } from '@/utils/core/receipt';
import type { SessionState } from './session-state';

export type HeldView =
  | { readonly kind: 'blank' }
  | { readonly kind: 'working'; readonly wipe: WipeProgress }
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'unknown' };

/** The tab may be here a moment before its wipe is published. */
const UNKNOWN_AFTER_MS = 1_000;
const HOST = /^(?=.*[a-z0-9])[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/;

export interface HeldAddress {
  readonly wipeId: string;
  /** Only a plain host name or address; anything else is no host, and no link is made of it. */
  readonly host: string | undefined;
}

export function readHeldAddress(search: string): HeldAddress {
  const query = new URLSearchParams(search);
  const host = query.get('host') ?? '';
  return { wipeId: query.get('wipe') ?? '', host: HOST.test(host) && host.length <= 260 ? host : undefined };
}

export function createHeldState(state: SessionState, wipeId: string): ReadonlySignal<HeldView> {
  const waited = signal(false);
  // The published receipts are few and recent; this page remembers its own for as long as it stands.
  const seen = signal<Receipt | undefined>(undefined);
  setTimeout(() => {
    waited.value = true;
  }, UNKNOWN_AFTER_MS);
  effect(() => {
    const receipt = state.receipts.value.find(({ id }) => id === wipeId);
    if (receipt) seen.value = receipt;
  });
  return computed(() => {
    const wipe = state.wipes.value.find(({ id }) => id === wipeId);
    if (wipe) return { kind: 'working', wipe };
    if (seen.value) return { kind: 'done', receipt: seen.value };
    return state.loaded.value && waited.value ? { kind: 'unknown' } : { kind: 'blank' };
  });
}
