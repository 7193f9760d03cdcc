/**
 * Sees logins that their cookies do not show: compares a site's cookies before and after what looks like a sign-in or a
 * sign-out, and looks once in the page that it led to.
 */

import type { Catalogue, LoginGroup } from '../core/catalogue';
import { type Moment, withChanges, withRefusal } from '../core/detect/history';
import { pageEvidenceOf, type RawLook, shownKeys, storageSignalsOf } from '../core/detect/look';
import type { Outline } from '../core/detect/outline';
import { believed, NOTHING_SEEN, type SeenPage, type SiteSeen } from '../core/detect/seen';
import { changesOf, type Snapshot } from '../core/detect/snapshot';
import { rowKey } from '../core/list';
import { hostOf, isWithinAny, originOf } from '../core/site';
import { createTurns } from '../core/turns';
import type { CookieJar, PageEye, SeenSites, World } from '../ports';
import { createPendingSignIns, type Pending, type TabPlace } from './pending-sign-ins';

export interface SignInPorts {
  readonly jar: CookieJar;
  readonly eye: PageEye;
  readonly seen: SeenSites;
  readonly world: World;
  readonly catalogue: Catalogue;
  /** Told when something was learned of a site. */
  readonly siteChanged: (group: LoginGroup, storeId: string) => void;
}

export interface SignInWatch {
  /** A request leaves a tab. Costs nothing unless it looks like a sign-in or a sign-out, or sends a form. */
  requestSent(place: TabPlace, outline: Omit<Outline, 'url'>): Promise<void>;
  /** The page of a tab can be looked at: it is there, or a script's request was answered. */
  pageReady(place: TabPlace): Promise<void>;
  /** What learns of a site takes turns with everything else that does. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Forgets what was seen of a site beside its cookies. */
  forget(domains: readonly string[], storeId: string): Promise<void>;
}

/** What one look brought. */
interface Found {
  readonly group: LoginGroup;
  readonly happened: Pending | undefined;
  readonly after: Snapshot;
  readonly raw: RawLook | undefined;
}

/** Pages that scripts draw may need time to show what came of it; until then they show the form. */
const LOOK_AGAIN_AFTER_MS = [1_000, 3_000];

export function createSignInWatch(ports: SignInPorts): SignInWatch {
  const { jar, eye, seen, world, catalogue, siteChanged } = ports;
  const pending = createPendingSignIns({ world, catalogue, snapshot, seenOf });
  /** By row: what the last lesson came of. Another tab may teach while this one is looked at again. */
  const lessons = new Map<string, { readonly by: Pending; readonly at: number }>();
  const hasTaught = new WeakSet<Pending>();
  /** Learning takes turns: two at once would each forget what the other learned. */
  const inTurn = createTurns();

  async function seenOf(group: LoginGroup, { storeId, url }: TabPlace): Promise<SiteSeen> {
    const known = (await seen.all())[rowKey(group.siteId, storeId)];
    return known ?? { ...NOTHING_SEEN, host: hostOf(url) ?? '' };
  }

  async function snapshot(group: LoginGroup, storeId: string): Promise<Snapshot> {
    const byName = new Map<string, string[]>();
    for (const { name, value } of await jar.readSite(group.domains, storeId)) {
      byName.set(name, [...(byName.get(name) ?? []), await world.fingerprint(value)]);
    }
    return new Map([...byName].map(([name, prints]) => [name, prints.sort().join()]));
  }

  /** Whether there is nothing to wait for: the page shows what the request was for, or nothing was asked for. */
  async function look(place: TabPlace): Promise<boolean> {
    const host = hostOf(place.url);
    if (host === undefined) return true;
    const group = catalogue.groupOf(host);
    const signals = storageSignalsOf(group.entry);
    const happened = await pending.of(place.tabId);
    // A sign-in may end at another site than it began at.
    if (!happened && signals.length === 0 && !wasSeen(await seenOf(group, place))) return true;
    const after = await snapshot(group, place.storeId);
    const raw = await eye.look(place.tabId, signals);
    // The tab went on meanwhile: another look is on its way.
    if (raw && catalogue.groupOf(hostOf(raw.url) ?? '').siteId !== group.siteId) return true;
    const isForgotten = happened !== undefined && !pending.isStill(place.tabId, happened);
    return isForgotten || inTurn(() => learn(place, { group, happened, after, raw }));
  }

  async function learn(place: TabPlace, { group, happened, after, raw }: Found): Promise<boolean> {
    const key = rowKey(group.siteId, place.storeId);
    const known = await seenOf(group, place);
    // Forgotten while it was looked at.
    if (!happened && !wasSeen(known) && storageSignalsOf(group.entry).length === 0) return true;
    const own =
      happened?.group.siteId === group.siteId && happened.storeId === place.storeId ? happened : undefined;
    const lesson = lessons.get(key);
    const isOvertaken = own !== undefined && lesson !== undefined && lesson.by !== own && lesson.at >= own.at;
    const isAgain = own !== undefined && hasTaught.has(own);
    // Another tab has told more since.
    if (isOvertaken && isAgain) return true;
    const names = [...after.keys()];
    const now: SeenPage | undefined = raw && {
      ...pageEvidenceOf(raw),
      origin: originOf(raw.url) ?? '',
      shown: shownKeys(group.entry?.signed_in, raw),
      besides: names,
      ...(happened?.moment === 'sign-in' && { followsSignIn: true }),
    };
    const isShown = shows(happened?.moment, now);
    if (isShown) pending.end(place.tabId);
    if (own?.moment === 'sign-in' && now?.verdict === 'signed-out') pending.refuse(own);
    const earlier = isOvertaken ? known.history : own?.seen.history;
    const history =
      own && earlier ? withChanges(earlier, own.moment, changesOf(own.before, after), names) : known.history;
    // Where nobody could look, what was told before this may be over; a tab that has closed since says nothing.
    const unseen = own && !isAgain ? undefined : known.page;
    const page = now ? believed(known.page, now, happened !== undefined) : unseen;
    // Somebody else may be there since the site was asked, or nobody.
    const asked = own && own.moment !== 'other' ? undefined : known.asked;
    if (own) {
      lessons.set(key, { by: own, at: world.now() });
      hasTaught.add(own);
    }
    await seen.save(key, {
      host: known.host,
      history: page?.verdict === 'signed-out' ? withRefusal(history) : history,
      ...(page && { page }),
      ...(asked && { asked }),
    });
    siteChanged(group, place.storeId);
    return isShown;
  }

  async function lookUntilShown(place: TabPlace, laterMs: readonly number[]): Promise<void> {
    const [waitMs, ...rest] = laterMs;
    if ((await look(place)) || waitMs === undefined) return;
    setTimeout(() => {
      lookUntilShown(place, rest).catch((cause: unknown) =>
        console.warn('Signoff: a page could not be looked at again', cause),
      );
    }, waitMs);
  }

  return {
    requestSent: (place, outline) => pending.begin(place, outline),
    pageReady: (place) => lookUntilShown(place, LOOK_AGAIN_AFTER_MS),
    inTurn,
    forget: (domains, storeId) =>
      inTurn(async () => {
        pending.forget(domains, storeId);
        for (const [key, { host }] of Object.entries(await seen.all())) {
          const group = catalogue.groupOf(host);
          if (!isWithinAny(host, domains) || key !== rowKey(group.siteId, storeId)) continue;
          await seen.save(key, undefined);
          siteChanged(group, storeId);
        }
      }),
  };
}

/** Of such a site each later page is looked at, so that a sign-out without any request is seen. */
function wasSeen({ page, asked }: SiteSeen): boolean {
  return page !== undefined || asked !== undefined;
}

function shows(moment: Moment | undefined, page: SeenPage | undefined): boolean {
  if (moment === 'sign-in') return page?.verdict === 'signed-in';
  return moment !== 'sign-out' || page?.verdict === 'signed-out';
}
