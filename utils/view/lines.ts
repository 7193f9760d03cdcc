/** Turns what is known into the lines of the list: one line per site and store, in an order that does not jump. */

import type { WipeProgress } from '@/utils/core/progress';
import type { Receipt } from '@/utils/core/receipt';
import type { SignedInSite, StoreInfo } from '@/utils/core/signed-in';
import { isOfSite } from './open-tabs';
import type { SaidNow } from './said-presses';

/** A site in a store, whatever stands in its line. */
export type RowKey = string;

interface LineBase {
  readonly row: RowKey;
  readonly siteId: string;
  readonly siteName: string;
  readonly storeId: string;
}
export interface SessionLine extends LineBase {
  readonly kind: 'session';
  readonly site: SignedInSite;
  /** The person has just said that it is a login, and may take that back here. */
  readonly justSaid?: boolean;
}
/** Stands for a moment where a site stood of which the person said that it is no login. */
export interface CorrectedLine extends LineBase {
  readonly kind: 'corrected';
  readonly site: SignedInSite;
}
export interface WorkingLine extends LineBase {
  readonly kind: 'working';
  readonly stage: WipeProgress['stage'];
  readonly tabs: number;
}
export interface ReceiptLine extends LineBase {
  readonly kind: 'receipt';
  readonly receipt: Receipt;
  /** Logins that are still here and could sign in at this site again: "sign in with …". */
  readonly providers: readonly string[];
}
export type Line = SessionLine | CorrectedLine | WorkingLine | ReceiptLine;

/** The lines of one cookie store, under one heading. */
export interface LineGroup {
  readonly store: StoreInfo;
  readonly lines: readonly Line[];
}

export interface LineInputs {
  readonly sites: readonly SignedInSite[];
  readonly wipes: readonly WipeProgress[];
  /** Receipts that are to be shown, newest first. */
  readonly receipts: readonly Receipt[];
  /** Rows whose button was pressed and whose wipe has not been seen yet. */
  readonly pressed: ReadonlySet<RowKey>;
  /** Every site that was listed while this page was open: a receipt stands where its site stood. */
  readonly known: ReadonlyMap<RowKey, SignedInSite>;
  readonly frontHost?: string;
  /** What was said just now, and may be taken back in its row. */
  readonly said?: readonly SaidNow[];
}

export const rowKey = (of: { readonly siteId: string; readonly storeId: string }): RowKey =>
  `${of.siteId}|${of.storeId}`;

const baseOf = (of: { siteId: string; siteName: string; storeId: string }): LineBase => ({
  row: rowKey(of),
  siteId: of.siteId,
  siteName: of.siteName,
  storeId: of.storeId,
});

function waiting(base: LineBase): WorkingLine {
  return { kind: 'working', ...base, stage: 'waiting', tabs: 0 };
}

function saidOf(site: SignedInSite, { said = [] }: LineInputs): SaidNow['says'] | undefined {
  return said.find(({ host, storeId }) => storeId === site.storeId && isOfSite(host, site))?.says;
}

/** A login that ended after the receipt was written brings nobody back. */
function providersStillHere({ providers = [], storeId }: Receipt, { sites, pressed }: LineInputs): string[] {
  return providers.filter((provider) =>
    sites.some((site) => site.name === provider && site.storeId === storeId && !pressed.has(rowKey(site))),
  );
}

function unsorted(inputs: LineInputs): Map<RowKey, Line> {
  const lines = new Map<RowKey, Line>();
  for (const site of inputs.sites) {
    const base = baseOf({ ...site, siteName: site.name });
    const justSaid = saidOf(site, inputs) === 'login' && { justSaid: true };
    lines.set(
      base.row,
      inputs.pressed.has(base.row) ? waiting(base) : { kind: 'session', ...base, site, ...justSaid },
    );
  }
  for (const [row, site] of inputs.known) {
    if (saidOf(site, inputs) !== 'not-login') continue;
    lines.set(row, { kind: 'corrected', ...baseOf({ ...site, siteName: site.name }), site });
  }
  // Oldest first, so that the newest receipt of a row stays.
  for (const receipt of [...inputs.receipts].reverse()) {
    const base = baseOf(receipt);
    const signedInSince = inputs.sites.some(
      (site) => rowKey(site) === base.row && site.firstSeenAt > receipt.finishedAt,
    );
    if (signedInSince) continue;
    const providers = providersStillHere(receipt, inputs);
    lines.set(
      base.row,
      inputs.pressed.has(base.row) ? waiting(base) : { kind: 'receipt', ...base, receipt, providers },
    );
  }
  for (const wipe of inputs.wipes) {
    const base = baseOf(wipe);
    lines.set(base.row, { kind: 'working', ...base, stage: wipe.stage, tabs: wipe.tabs });
  }
  return lines;
}

/** The site of the open tab first, then the longest-lasting login, guesses last. */
function inOrder(inputs: LineInputs): (a: Line, b: Line) => number {
  const rank = (line: Line): readonly [number, number] => {
    const site = inputs.known.get(line.row);
    if (!site) return [1, 0];
    if (inputs.frontHost && isOfSite(inputs.frontHost, site)) return [0, 0];
    return [site.grade === 'likely' ? 3 : 2, -(site.endsAt ?? 0)];
  };
  return (a, b) => {
    const [groupA, lastsA] = rank(a);
    const [groupB, lastsB] = rank(b);
    return (
      groupA - groupB || lastsA - lastsB || a.siteName.localeCompare(b.siteName) || a.row.localeCompare(b.row)
    );
  };
}

const STORE_ORDER: readonly StoreInfo['kind'][] = ['ordinary', 'private', 'container'];

/** All lines, grouped by cookie store; empty stores have no group. */
export function groupLines(inputs: LineInputs, stores: readonly StoreInfo[]): LineGroup[] {
  const lines = [...unsorted(inputs).values()].sort(inOrder(inputs));
  const byStore = byStoreId(lines);
  // A store that the list does not know yet comes last: what stands there must not move under somebody's finger.
  const place = (id: string) => {
    const at = stores.findIndex((store) => store.id === id);
    return at === -1 ? stores.length : at;
  };
  return [...byStore]
    .map(([id, own]) => ({ store: stores[place(id)] ?? { id, kind: 'ordinary' as const }, lines: own }))
    .sort(
      (a, b) =>
        STORE_ORDER.indexOf(a.store.kind) - STORE_ORDER.indexOf(b.store.kind) ||
        place(a.store.id) - place(b.store.id),
    );
}

function byStoreId(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(line.storeId, [...(groups.get(line.storeId) ?? []), line]);
  return groups;
}
