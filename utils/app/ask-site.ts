/**
 * Asks a site itself whether somebody is signed in there, when the person wants it: its start page once with this
 * browser's login and once without. What that decides is kept with what was seen of the site. Never by itself, never twice
 * at once, and never more than these two requests.
 */

import type { AskedAnswer, AskOutcome } from '../core/asked';
import type { Catalogue, LoginGroup } from '../core/catalogue';
import { compareAnswers } from '../core/compare-asked';
import type { ObservedCookie } from '../core/cookie';
import { isShownByPage, type SeenAnswer } from '../core/decide-asked';
import { NOTHING_SEEN } from '../core/detect/seen';
import { rowKey } from '../core/list';
import type { SignedInSite } from '../core/signed-in';
import type { Board, SeenSites, SiteTalk } from '../ports';
import { type StartPorts, startAddress } from './start-address';

export interface AskPorts extends StartPorts {
  readonly siteTalk: SiteTalk;
  readonly board: Board;
  readonly seen: SeenSites;
  readonly catalogue: Catalogue;
  /** Takes turns with whatever else learns of a site. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told when something was learned of a site. */
  readonly siteChanged: (group: LoginGroup, storeId: string) => void;
}

export interface SiteAsking {
  /**
   * Asks the site of the row with this key; at most 8 s.
   * @throws Error when there is no such row
   */
  ask(key: string): Promise<AskOutcome>;
  /** Hears of one new cookie: an answer that denied a login says nothing of another value. Almost always free. */
  cookieChanged(cookie: ObservedCookie): Promise<void>;
}

/** Both questions together, in ms. */
const LONGEST_MS = 8_000;

export function createSiteAsking(ports: AskPorts): SiteAsking {
  const { jar, board, seen, world, catalogue, siteTalk, inTurn, siteChanged } = ports;
  const running = new Map<string, Promise<AskOutcome>>();
  /** Names of cookies that an answer was about, as far as this worker knows; undefined: not read yet. */
  let asked: Promise<Set<string>> | undefined;

  function askedNames(): Promise<Set<string>> {
    asked ??= seen.all().then((all) => new Set(Object.values(all).flatMap((one) => namesIn(one.asked))));
    return asked;
  }

  async function rowOf(key: string): Promise<SignedInSite | undefined> {
    return (await board.list())?.sites.find((site) => site.key === key);
  }

  async function askSite(key: string): Promise<AskOutcome> {
    const site = await rowOf(key);
    if (!site) throw new Error(`no row ${key}`);
    const group = catalogue.groupOf(site.domains[0] ?? '');
    const address = await startAddress(site, group, ports);
    const outcome = compareAnswers(await bothAnswers(site, address), site.domains);
    if (outcome.verdict === 'unclear') return outcome;
    if (outcome.verdict === 'signed-out' && isShownByPage(site.reasons))
      return { verdict: 'unclear', because: 'page-stays' };
    await inTurn(() => keep(site, group, outcome));
    return outcome;
  }

  async function bothAnswers({ domains, storeId }: SignedInSite, address: string) {
    const visit = await siteTalk.visit(domains, storeId);
    const read = (as: 'person' | 'visitor'): Promise<AskedAnswer> => visit.read(address, as, LONGEST_MS);
    try {
      const [withLogin, without] = await Promise.all([read('person'), read('visitor')]);
      return { withLogin, without };
    } finally {
      await visit.end();
    }
  }

  async function keep(
    { key, domains, storeId, reasons }: SignedInSite,
    group: LoginGroup,
    outcome: Exclude<AskOutcome, { verdict: 'unclear' }>,
  ): Promise<void> {
    // Forgotten while it was asked: nothing of it is kept.
    if (!(await rowOf(key))) return;
    const telling = new Set(reasons.flatMap((reason) => ('cookie' in reason ? [reason.cookie] : [])));
    const salt = world.newId();
    const besides: [string, string][] = [];
    // Only now: the answer may have given the login a new cookie.
    for (const { name, value } of await jar.readSite(domains, storeId)) {
      if (telling.size === 0 || telling.has(name))
        besides.push([name, await world.fingerprint(`${salt}${value}`)]);
    }
    const answer: SeenAnswer = { ...outcome, besides, salt };
    const known = (await seen.all())[key] ?? { ...NOTHING_SEEN, host: domains[0] ?? '' };
    await seen.save(key, { ...known, asked: answer });
    const names = await askedNames();
    for (const name of namesIn(answer)) names.add(name);
    siteChanged(group, storeId);
  }

  return {
    ask(key) {
      const already = running.get(key);
      if (already) return already;
      const asking = askSite(key).finally(() => running.delete(key));
      running.set(key, asking);
      return asking;
    },
    async cookieChanged({ name, value, domain, storeId }) {
      if (!(await askedNames()).has(name)) return;
      const group = catalogue.groupOf(domain);
      const key = rowKey(group.siteId, storeId);
      await inTurn(async () => {
        const known = (await seen.all())[key];
        if (known?.asked?.verdict !== 'signed-out') return;
        const { asked: answer, ...rest } = known;
        const before = answer.besides.filter(([one]) => one === name).map(([, print]) => print);
        const print = await world.fingerprint(`${answer.salt}${value}`);
        if (before.length === 0 || before.includes(print)) return;
        await seen.save(key, rest);
        siteChanged(group, storeId);
      });
    },
  };
}

function namesIn(answer: SeenAnswer | undefined): string[] {
  return (answer?.besides ?? []).map(([name]) => name);
}
