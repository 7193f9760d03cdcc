/** What people say of sites: notes it, takes it back, hands it on, and lets go of it with the site's login. */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import { ownCookies } from '../core/classify';
import type { ObservedCookie } from '../core/cookie';
import { afterForgetting, afterLogOut, saidOf, standIns } from '../core/corrected';
import {
  type Correction,
  type CorrectionLine,
  correctionsFile,
  MOST_COOKIES,
  type ReadFile,
  readCorrectionsFile,
  type Says,
} from '../core/corrections';
import type { GuidePlace } from '../core/guide';
import { rowKey } from '../core/list';
import type { LogOutScope } from '../core/sign-out';
import type { Board, CookieJar, CorrectionNotes, World } from '../ports';

export interface CorrectPorts {
  readonly jar: CookieJar;
  readonly board: Board;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly corrections: CorrectionNotes;
  /** Has the whole list made anew. */
  readonly lookAgain: () => Promise<unknown>;
  /** Has one row made anew. */
  readonly siteChanged: (group: LoginGroup, storeId: string) => void;
}

/** Where a login has ended, and how much of it. */
export interface EndedLogin {
  readonly domains: readonly string[];
  readonly storeId: string;
  readonly scope: LogOutScope;
}

export type Imported = Extract<ReadFile, { ok: false }> | { readonly ok: true; readonly count: number };

export interface Correcting {
  /** Notes what the person says of the site of this host; resolves when the list follows it. */
  say(place: GuidePlace, says: Says): Promise<void>;
  /** Takes back whatever was said of the site of this host. */
  undo(host: string): Promise<void>;
  /** Everything that was said, the newest first. */
  lines(): Promise<{ readonly lines: readonly CorrectionLine[]; readonly isDamaged: boolean }>;
  /** The file for another browser; nothing of private windows. */
  exportFile(): Promise<string>;
  /** Takes over such a file, all of it or nothing. */
  importFile(text: string): Promise<Imported>;
  /** A login ended by Signoff: what was said of it goes as far as it names it. */
  ended(login: EndedLogin): Promise<void>;
  /** Whether these cookies of one group hold a login that the person's word alone shows. */
  isSaid(group: LoginGroup, cookies: readonly ObservedCookie[]): Promise<boolean>;
}

export function createCorrecting(ports: CorrectPorts): Correcting {
  const { jar, board, world, catalogue, corrections } = ports;

  async function all(): Promise<readonly Correction[]> {
    const { kept, brief } = await corrections.read();
    return [...kept, ...brief];
  }

  async function saidOfGroup({ siteId }: LoginGroup): Promise<Correction | undefined> {
    return saidOf(await all(), catalogue).get(siteId);
  }

  /** A correction is found by one domain of its group, whichever host the person was at. */
  const siteOfGroup = (group: LoginGroup) => group.domains[0] ?? group.siteId;

  /** Names that stand for the login in this store; undefined where the row has evidence of its own. */
  async function cookiesFor(group: LoginGroup, storeId: string, before: Correction | undefined) {
    const row = (await board.list())?.sites.find(({ key }) => key === rowKey(group.siteId, storeId));
    if (row?.reasons.some(({ kind }) => kind !== 'said')) return before?.cookies;
    const own = ownCookies(group, await jar.readSite(group.domains, storeId), world.now());
    return [...new Set([...(before?.cookies ?? []), ...standIns(own)])].slice(0, MOST_COOKIES);
  }

  return {
    async say({ host, storeId }, says) {
      const group = catalogue.groupOf(host);
      const known = await saidOfGroup(group);
      const before = known?.says === says ? known : undefined;
      const cookies = says === 'login' ? await cookiesFor(group, storeId, before) : undefined;
      const said: Correction = {
        site: siteOfGroup(group),
        says,
        saidAt: world.now(),
        ...(cookies && { cookies }),
        stores: [...new Set([...(before?.stores ?? []), storeId])],
      };
      await corrections.save([said], storeId);
      await ports.lookAgain();
    },

    async undo(host) {
      const said = await saidOfGroup(catalogue.groupOf(host));
      await corrections.remove([said?.site ?? host, host]);
      await ports.lookAgain();
    },

    async lines() {
      const { kept, brief, isDamaged } = await corrections.read();
      const lineOf = (isBrief: boolean) => (one: Correction) => ({
        site: one.site,
        name: catalogue.groupOf(one.site).name,
        says: one.says,
        isBrief,
      });
      const lines = [...kept.map(lineOf(false)), ...brief.map(lineOf(true))];
      return { lines: lines.reverse(), isDamaged };
    },

    async exportFile() {
      return correctionsFile((await corrections.read()).kept);
    },

    async importFile(text) {
      const file = readCorrectionsFile(text, world.now());
      if (!file.ok) return file;
      const said = saidOf(await all(), catalogue);
      const imported = file.corrections.map((one) => {
        const group = catalogue.groupOf(one.site);
        const before = said.get(group.siteId);
        // Where it was said here as well, it stays said here.
        const stores = before?.says === one.says ? before.stores : [];
        return { ...one, site: siteOfGroup(group), stores };
      });
      await corrections.save(imported, undefined);
      await ports.lookAgain();
      return { ok: true, count: imported.length };
    },

    async ended({ domains, storeId, scope }) {
      const group = catalogue.groupOf(domains[0] ?? '');
      const said = await saidOfGroup(group);
      if (said?.says !== 'login') return;
      const present = scope === 'forget' ? [] : await jar.readSite(domains, storeId);
      const left =
        scope === 'forget'
          ? afterForgetting(said, storeId)
          : afterLogOut(
              said,
              storeId,
              present.map(({ name }) => name),
            );
      // Whoever logs out in another store changes nothing here.
      if (JSON.stringify(left) === JSON.stringify(said)) return;
      if (left) await corrections.save([left], storeId);
      else await corrections.remove([said.site]);
      ports.siteChanged(group, storeId);
    },

    async isSaid(group, cookies) {
      const said = await saidOfGroup(group);
      return said?.says === 'login' && cookies.some(({ name }) => said.cookies?.includes(name));
    },
  };
}
