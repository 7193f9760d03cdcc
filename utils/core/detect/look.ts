/** What one look in a page brought, and what is kept of it: how it judged itself, and names. */

import type { Signals, SiteEntry } from '../site-entry';
import type { PageEvidence } from './judge';
import { type PageControl, pageVerdict } from './page';
import { shapeOf } from './shape';
import { libraryOf, type StoredItem, storagePoints } from './storage';

export type StorageSignal = NonNullable<Signals['storage']>[number];

/** A page as it was seen. Values are used on the spot and never kept. */
export interface RawLook {
  readonly url: string;
  readonly controls: readonly PageControl[];
  readonly hasVisiblePassword: boolean;
  readonly stored: readonly (Pick<StoredItem, 'kind' | 'key'> & { readonly value: string })[];
}

/** Keys in storage that are worth a look at their value. */
export const TELLING_KEYS =
  /token|jwt|auth|session|user|login|account|credential|msal|adal|oidc|cognito|okta|supabase/i;

/** What detection may keep of a look: the verdict, and the names of what tells. */
export function pageEvidenceOf(look: RawLook): PageEvidence {
  const stored = look.stored.map(({ kind, key, value }) => ({ kind, key, shape: shapeOf(value) }));
  return {
    verdict: pageVerdict(look),
    stored: stored.filter((item) => libraryOf(item) !== undefined || storagePoints(item) > 0),
  };
}

/** What an entry of the catalogue asks of storage; empty for almost all. */
export function storageSignalsOf(entry: SiteEntry | undefined): readonly StorageSignal[] {
  return entry?.signed_in?.storage ?? [];
}

/** Keys by which the page shows a login as the catalogue says; empty: it shows none. */
export function shownKeys(signals: Signals | undefined, { url, stored }: RawLook): readonly string[] {
  const asked = signals?.storage ?? [];
  const origin = URL.canParse(url) ? new URL(url).origin : '';
  const hits = asked.map((signal) =>
    stored.filter((item) => origin === signal.origin && fits(signal, item)).map(({ key }) => key),
  );
  const found = hits.filter((keys) => keys.length > 0);
  // `required_plus_any` is not in use for storage; two of it would be asked for as all.
  const isEnough =
    signals?.match === 'any' || signals?.match === undefined
      ? found.length > 0
      : found.length === hits.length;
  return asked.length > 0 && isEnough ? found.flat() : [];
}

function fits(signal: StorageSignal, { kind, key, value }: RawLook['stored'][number]): boolean {
  if (signal.kind !== kind || value === '') return false;
  const isKey =
    signal.key_pattern === undefined ? key === signal.key : new RegExp(signal.key_pattern).test(key);
  if (!isKey) return false;
  const told = signal.json_path === undefined ? value : atPath(value, signal.json_path);
  if (told === undefined || told === null || isEmptyObject(told)) return false;
  return signal.equals === undefined || String(told) === signal.equals;
}

function atPath(text: string, path: string): unknown {
  try {
    return path
      .split('.')
      .reduce<unknown>((inner, name) => (inner as Record<string, unknown>)?.[name], JSON.parse(text));
  } catch {
    // Not JSON: then nothing is at any path of it.
    return undefined;
  }
}

function isEmptyObject(told: unknown): boolean {
  return typeof told === 'object' && told !== null && Object.keys(told).length === 0;
}
