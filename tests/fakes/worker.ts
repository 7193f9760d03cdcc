/** One life of the background worker over the small browser. It can die after any write to the journal. */

import { createSiteAsking, type SiteAsking } from '@/utils/app/ask-site';
import { type Correcting, createCorrecting } from '@/utils/app/correct';
import { createForgetting, type Forgetting, type WipeTarget } from '@/utils/app/forget-sites';
import { createLoginWatch, type LoginWatch } from '@/utils/app/watch-logins';
import { createSignInWatch, type SignInWatch } from '@/utils/app/watch-sign-ins';
import { catalogue } from '@/utils/catalogue';
import type { Problem } from '@/utils/core/signed-in';
import type { Journal } from '@/utils/ports';
import { createHistory } from './history-port';
import * as own from './own-ports';
import * as site from './site-ports';
import { createSiteTalk } from './talk-port';
import type { FakeWorld } from './world';

export interface Worker {
  readonly forgetting: Forgetting;
  readonly watch: LoginWatch;
  readonly signIns: SignInWatch;
  readonly correcting: Correcting;
  readonly asking: SiteAsking;
  readonly reported: Problem[];
  /** Resolves when the worker dies; never, when it lives on. */
  readonly died: Promise<'died'>;
}

/** Starts a worker; with `lives`, it is dead as soon as the journal took that many writes. */
export function startWorker(world: FakeWorld, lives = Number.POSITIVE_INFINITY): Worker {
  const life = { left: lives, end: () => {} };
  const died = new Promise<'died'>((resolve) => {
    life.end = () => resolve('died');
  });
  const reported: Problem[] = [];
  const mortal = <T extends object>(port: T): T => mortalPort(port, life);
  const ports = {
    jar: mortal(site.createJar(world)),
    siteData: mortal(site.createSiteData(world)),
    lookout: mortal(site.createLookout(world)),
    siteTabs: mortal(site.createSiteTabs(world)),
    history: mortal(createHistory(world)),
    siteTalk: mortal(createSiteTalk(world)),
    quarantine: mortal(site.createQuarantine(world)),
    journal: mortal(countWrites(own.createJournal(world), life)),
    memory: mortal(own.createMemory(world)),
    board: mortal(own.createBoard(world)),
    access: mortal(own.createAccess(world)),
    badge: mortal(own.createBadge(world)),
    wakeUp: mortal(own.createWakeUp(world)),
    catalogue,
    seen: mortal(own.createSeenSites(world)),
    corrections: mortal(own.createCorrectionNotes(world)),
    world: own.createWorldPort(world),
  };
  const watch = createLoginWatch(ports);
  const { siteChanged } = watch;
  const correcting = createCorrecting({ ...ports, lookAgain: watch.lookAfterCorrection, siteChanged });
  const signIns = createSignInWatch({ ...ports, eye: own.createPageEye(world), siteChanged });
  return {
    watch,
    correcting,
    signIns,
    asking: createSiteAsking({ ...ports, inTurn: signIns.inTurn, siteChanged }),
    forgetting: createForgetting({
      ...ports,
      corrections: correcting,
      report: async (problem) => {
        reported.push(problem);
      },
    }),
    reported,
    died,
  };
}

interface Life {
  left: number;
  end: () => void;
}

/** The dead do nothing: a call of theirs never comes back and has no effect. */
function mortalPort<T extends object>(port: T, life: Life): T {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => (life.left > 0 ? method.apply(target, args) : new Promise(() => {}));
    },
  });
}

function countWrites(journal: Journal, life: Life): Journal {
  const counted =
    <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await write(...args);
      life.left -= 1;
      if (life.left > 0) return;
      life.end();
      await new Promise(() => {});
    };
  return {
    ...journal,
    write: counted(journal.write),
    writeWithReceipt: counted(journal.writeWithReceipt),
    close: counted(journal.close),
  };
}

/** What a row of the list asks for. */
export function targetOf(domain: string, storeId = '0'): WipeTarget {
  const group = catalogue.groupOf(domain);
  return {
    key: `${group.siteId}@${storeId}`,
    siteId: group.siteId,
    name: group.name,
    domains: group.domains,
    storeId,
  };
}

/** Asks for the wipe of these sites and waits until it is done, up to the receipt. */
export async function forget(worker: Worker, ...domains: string[]): Promise<void> {
  await worker.forgetting.request(domains.map((domain) => targetOf(domain)));
  await worker.forgetting.resume();
}

/** Lets 20 s pass and takes the second look. */
export async function secondLook(world: FakeWorld, worker: Worker): Promise<void> {
  world.now += 20_000;
  await worker.forgetting.resume();
}
