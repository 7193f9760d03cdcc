/**
 * Walks a person through ending a login on other devices: opens the site's own pages, presses nothing there, and keeps
 * the marks of what is done.
 */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import type { ObservedCookie } from '../core/cookie';
import {
  freshMarks,
  type GuideMarks,
  type GuidePlace,
  type GuideStep,
  type OpenedStep,
  type SiteGuide,
  stepsDone,
} from '../core/guide';
import { addressOf, stepsOf } from '../core/guide-steps';
import { ownLogOutAddress } from '../core/own-log-out';
import { isWithinAny } from '../core/site';
import { createTurns } from '../core/turns';
import { loginOriginOf } from '../core/unseen';
import type { CookieJar, FrontTab, GuideNotes, Memory, WellKnown, World } from '../ports';
import { createGuideWatch } from './guide-watch';

export interface GuidePorts {
  readonly jar: CookieJar;
  readonly memory: Memory;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly guideNotes: GuideNotes;
  readonly wellKnown: WellKnown;
  readonly frontTab: FrontTab;
}

export interface Guide {
  read(place: GuidePlace): Promise<SiteGuide>;
  /**
   * Opens the page of a step in a tab that comes to the front. Where the catalogue knows no address for a new password,
   * the site is asked for the standard's: the one request made here, and only when the person asks for this step.
   * @throws when the browser opens no tab.
   */
  open(place: GuidePlace, step: GuideStep): Promise<OpenedStep>;
  /** Opens the site's front page, where its own settings and help are. */
  openFront(place: GuidePlace): Promise<void>;
  /**
   * Opens the site's own page to log out at, by the catalogue's address.
   * @throws when the catalogue knows none, or the browser opens no tab.
   */
  openLogOut(place: GuidePlace): Promise<void>;
  mark(place: GuidePlace, step: GuideStep, isDone: boolean): Promise<void>;
  /** Forgets every mark of this site. */
  forget(place: GuidePlace): Promise<void>;
  /** Hears of one cookie. */
  cookieChanged(cookie: ObservedCookie): Promise<void>;
}

/** Hosts that are asked for the standard's address; the person waits for the answers. */
const MOST_ASKED = 3;

export function createGuide(ports: GuidePorts): Guide {
  const { world, catalogue, guideNotes, wellKnown, frontTab } = ports;
  /** Changes of the marks take turns: two at once would lose one. */
  const inTurn = createTurns();

  function change(siteId: string, storeId: string, marks: (now: GuideMarks) => GuideMarks): Promise<void> {
    return inTurn(async () => {
      const all = await guideNotes.marks(storeId);
      const changed = Object.entries({ ...all, [siteId]: marks(all[siteId] ?? {}) });
      const fresh = changed.map(([id, its]) => [id, freshMarks(its, world.now())] as const);
      await guideNotes.saveMarks(storeId, Object.fromEntries(fresh.filter(([, its]) => !isEmpty(its))));
    });
  }

  const watch = createGuideWatch(ports, ({ siteId, storeId }) => {
    const at = world.now();
    return change(siteId, storeId, (marks) => ({ ...marks, password: at, 'seen-change': at }));
  });

  /** Where the person was at this site, its plain hosts first; nothing outside its login group. */
  async function originsOf(group: LoginGroup, storeId: string): Promise<readonly string[]> {
    const [domain = ''] = group.domains;
    const plain = [`https://${domain}`, `https://www.${domain}`];
    const { origins } = await ports.memory.places(group.domains, storeId);
    const seen = origins.filter(
      (origin) => origin.startsWith('https://') && isWithinAny(new URL(origin).hostname, group.domains),
    );
    if (seen.length === 0) return plain;
    return [
      ...plain.filter((origin) => seen.includes(origin)),
      ...seen.filter((one) => !plain.includes(one)),
    ];
  }

  async function whereTo(
    { host, storeId }: GuidePlace,
    step: GuideStep,
  ): Promise<Pick<OpenedStep, 'at'> & { readonly url: string }> {
    const group = catalogue.groupOf(host);
    const known = addressOf(group, step);
    if (known) return { at: 'catalogue', url: known.url };
    const origins = await originsOf(group, storeId);
    if (step === 'password') {
      for (const origin of origins.slice(0, MOST_ASKED)) {
        const url = await wellKnown.changePassword(origin);
        if (url !== undefined) return { at: 'well-known', url };
      }
    }
    return { at: 'front-page', url: `${origins[0]}/` };
  }

  return {
    async read({ host, storeId }) {
      const group = catalogue.groupOf(host);
      const now = world.now();
      const all = await guideNotes.marks(storeId);
      const done = Object.entries(all).map(([id, marks]) => [id, stepsDone(freshMarks(marks, now))] as const);
      return {
        siteId: group.siteId,
        siteName: group.name,
        host: group.domains[0] ?? host,
        storeId,
        steps: stepsOf(group),
        marks: freshMarks(all[group.siteId] ?? {}, now),
        doneBySite: Object.fromEntries(done.filter(([, count]) => count > 0)),
      };
    },

    async open(place, step) {
      const { at, url } = await whereTo(place, step);
      const opened = { at, host: new URL(url).host };
      if (step !== 'password') {
        await frontTab.open(url, place.storeId);
        return opened;
      }
      const group = catalogue.groupOf(place.host);
      await watch.start(group, place.storeId, false);
      await frontTab.open(url, place.storeId, () => watch.start(group, place.storeId, true));
      return opened;
    },

    async openFront({ host, storeId }) {
      const group = catalogue.groupOf(host);
      // Where only a page shows the login, it has to be that page.
      const origin = loginOriginOf(group) ?? (await originsOf(group, storeId))[0];
      await frontTab.open(`${origin}/`, storeId);
    },

    async openLogOut({ host, storeId }) {
      const url = ownLogOutAddress(catalogue.groupOf(host));
      if (url === undefined) throw new Error(`no page to log out at is known of ${host}`);
      await frontTab.open(url, storeId);
    },

    mark({ host, storeId }, step, isDone) {
      return change(catalogue.groupOf(host).siteId, storeId, (marks) => {
        const { [step]: _mark, ...others } = marks;
        if (isDone) return { ...others, [step]: world.now() };
        const { 'seen-change': _seen, ...unseen } = others;
        return step === 'password' ? unseen : others;
      });
    },

    async forget({ host, storeId }) {
      const { siteId } = catalogue.groupOf(host);
      await watch.stop(siteId, storeId);
      await change(siteId, storeId, () => ({}));
    },

    cookieChanged: (cookie) => watch.cookieChanged(cookie),
  };
}

function isEmpty(marks: GuideMarks): boolean {
  return Object.keys(marks).length === 0;
}
