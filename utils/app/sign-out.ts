/** Ends a login at the site's own server, then asks that server whether the old session is dead. Never longer than 15 s. */

import type { LoginGroup } from '../core/catalogue';
import { cookieHeader } from '../core/cookie-header';
import type { JournalEntry } from '../core/journal';
import { chooseControl } from '../core/log-out-control';
import { endsAll } from '../core/own-log-out';
import {
  type Answer,
  type Baseline,
  isTellable,
  reportOf,
  type SignOutReport,
  type Told,
} from '../core/sign-out';
import { originOf } from '../core/site';
import type { SiteVisit } from '../ports';
import type { SignOutPorts } from './sign-out-step';
import { startOrigin } from './start-address';

/** All of it together, in ms. */
const WHOLE_MS = 15_000;
/** One question, in ms: a server that takes longer would leave no time to tell it. */
const QUESTION_MS = 4_000;
/** Telling the site, in ms. */
const TELLING_MS = 8_000;
/** How often a site is asked whose own page signs out, which takes as long as it takes. */
const ASKED_AFTER_A_PRESS = 3;

/** Tells the site and asks it. Never throws: whatever goes wrong is in the report. */
export async function signOutAtSite(
  entry: JournalEntry,
  group: LoginGroup,
  ports: SignOutPorts,
): Promise<SignOutReport> {
  const endsAt = ports.world.now() + WHOLE_MS;
  const time = (most: number) => Math.max(0, Math.min(most, endsAt - ports.world.now()));
  let visit: SiteVisit | undefined;
  try {
    visit = await ports.siteTalk.visit(entry.domains, entry.storeId);
    return await talk(visit, entry, group, ports, time);
  } catch (cause) {
    console.warn(`Signoff: the sign-out at ${entry.siteId} stopped`, cause);
    return { result: 'no-answer', trouble: 'cannot-tell' };
  } finally {
    await visit?.end();
  }
}

type Time = (most: number) => number;

async function talk(
  visit: SiteVisit,
  entry: JournalEntry,
  group: LoginGroup,
  ports: SignOutPorts,
  time: Time,
): Promise<SignOutReport> {
  const readCookies = () => ports.jar.readSite(entry.domains, entry.storeId);
  const recipe = group.entry?.sign_out;
  const way = recipe?.grade === 'runs' ? recipe : undefined;
  const start = `${(way && originOf(way.url)) ?? (await startOrigin(entry, group, ports))}/`;
  const person = await visit.ask(way?.check ?? start, 'person', time(QUESTION_MS));
  if (person.kind === 'none' && person.trouble === 'offline')
    return { result: 'no-answer', trouble: 'offline' };

  // Only now: the answer may have given the session a new cookie.
  const cookies = await readCookies();
  const baseline = await baselineOf(visit, person, (address) => cookieHeader(address, cookies), time);
  if (person.kind === 'page') await visit.preventSilentAccess(start, time(QUESTION_MS));
  const tell = () => {
    if (way) return visit.follow(way, cookies, time(TELLING_MS));
    return endsAll(group) ? WOULD_END_ALL : useOwnControl(visit, entry, start, person, time);
  };
  const told = await tell();
  if (!baseline || !isTellable(baseline) || baseline.person.kind !== 'page')
    return reportOf(told, baseline, undefined);

  const { address } = baseline.person;
  const questions = way?.how === 'press' ? ASKED_AFTER_A_PRESS : 1;
  let report = reportOf(told, baseline, undefined);
  for (let asked = 0; asked < questions && report.result !== 'confirmed'; asked += 1) {
    const as = { cookieHeader: cookieHeader(address, cookies) };
    report = reportOf(told, baseline, await visit.ask(address, as, time(QUESTION_MS)));
  }
  return report;
}

/** A log-out that reaches other devices is the person's to do: not even the page's own control is used. */
const WOULD_END_ALL: Told = { done: false, sent: false, trouble: 'would-end-all' };

/** The three answers from before; undefined where the first was none that could be compared. */
async function baselineOf(
  visit: SiteVisit,
  person: Answer,
  headerFor: (address: string) => string,
  time: Time,
): Promise<Baseline | undefined> {
  if (person.kind !== 'page') return { person, cookies: person, visitor: person };
  const { address } = person;
  const visitor = await visit.ask(address, 'visitor', time(QUESTION_MS));
  const cookies = await visit.ask(address, { cookieHeader: headerFor(address) }, time(QUESTION_MS));
  return { person, cookies, visitor };
}

/** For a site that no recipe knows: the one log-out link or form of its pages. */
async function useOwnControl(
  visit: SiteVisit,
  entry: JournalEntry,
  start: string,
  person: Answer,
  time: Time,
): Promise<Told> {
  const pages = await visit.controls(person.kind === 'page' ? person.address : start, time(QUESTION_MS));
  for (const page of pages) {
    const control = chooseControl(page, entry.domains);
    if (control) return visit.use(control, page.page, time(TELLING_MS));
  }
  if (person.kind === 'none') return { done: false, sent: true, trouble: person.trouble };
  if (person.kind === 'page' && person.status >= 500)
    return { done: false, sent: true, trouble: 'server-error' };
  if (person.kind === 'redirect') return { done: false, sent: true, trouble: 'sent-elsewhere' };
  return { done: false, sent: false, trouble: 'no-way-known' };
}
