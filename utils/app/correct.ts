/** What people say of sites: notes it, takes it back, hands it on, and lets go of it with the site's login. */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import { ownCookies } from '../core/classify';
import type { ObservedCookie } from '../core/cookie';
import { afterForgetting, afterLogOut, saidOf, standIns } from '../core/corrected';
import {
  type Correction,
  type CorrectionLine,
  correctionsFile,
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
  importFile(text: string): Promise<ReadFile>;
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

  return {
    async say({ host, storeId }, says) {
      const group = catalogue.groupOf(host);
      const now = world.now();
      const before = await saidOfGroup(group);
      const stores = before?.says === says ? before.stores : [];
      const isListed = (await board.list())?.sites.some(({ key }) => key === rowKey(group.siteId, storeId));
      const stands = says === 'login' && !isListed;
      const own = stands ? ownCookies(group, await jar.readSite(group.domains, storeId), now) : [];
      const site = siteOfGroup(group);
      const said: Correction = {
        site,
        says,
        saidAt: now,
        ...(stands && { cookies: standIns(own) }),
        stores: [...new Set([...stores, storeId])],
      };
      await corrections.save([said], storeId);
      await ports.lookAgain();
    },

    async undo(host) {
      const said = await saidOfGroup(catalogue.groupOf(host));
      await corrections.remove([said?.site ?? host]);
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
      await corrections.save(file.corrections, undefined);
      await ports.lookAgain();
      return file;
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
