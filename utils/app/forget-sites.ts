/** Takes requests to forget sites, works them off, and finishes after any crash what was ever written down. */

import { inNewRun, isWiped, type JournalEntry, planned } from '../core/journal';
import { failureReceipt } from '../core/outcome';
import type { Receipt } from '../core/receipt';
import type { LogOutScope } from '../core/sign-out';
import type { Problem, SignedInSite } from '../core/signed-in';
import { type Access, type Quarantine, StorageFull, type WakeUp } from '../ports';
import { hadPages, takeSecondLook } from './second-look';
import { withProviders } from './sign-out-step';
import { tolerate } from './tolerate';
import { type WipePorts, wipe, withPlaces, writeReceipt } from './wipe';
import { createWipeQueue } from './wipe-queue';

export interface ForgetPorts extends WipePorts {
  readonly quarantine: Quarantine;
  readonly access: Access;
  readonly wakeUp: WakeUp;
  /** Tells the person of a problem. */
  readonly report: (problem: Problem) => Promise<void>;
}

export interface Forgetting {
  /**
   * Writes the intent down and begins; resolves when it is durable.
   * @throws StorageFull when it cannot be written down: then nothing is touched.
   */
  request(sites: readonly WipeTarget[], scope?: LogOutScope): Promise<void>;
  /** Forgets again what a finished wipe could not prove gone. */
  retry(receiptId: string, wanted?: LogOutScope): Promise<void>;
  /** Gives up the wipes that have not begun. */
  stopWaiting(): Promise<void>;
  /** Finishes whatever the journal holds; call it at every start and every alarm. Resolves when all due work is done. */
  resume(): Promise<void>;
  receipts(): Promise<readonly Receipt[]>;
}

export type WipeTarget = Pick<SignedInSite, 'key' | 'siteId' | 'name' | 'domains' | 'storeId'>;

/** Sites wiped side by side: enough to hide the network's waits, few enough for an old machine. */
const SIDE_BY_SIDE = 4;
/** Wakes a worker that died in the middle; Chrome's shortest alarm is 30 s. */
const RESCUE_AFTER_MS = 30_000;
const RECENT_RECEIPTS = 60;

export function createForgetting(ports: ForgetPorts): Forgetting {
  const { journal, board, quarantine, world, wakeUp } = ports;
  const queue = createWipeQueue();
  let running: Promise<void> | undefined;
  let resuming: Promise<void> | undefined;

  async function write(targets: readonly WipeTarget[], scope: LogOutScope): Promise<void> {
    const { id: browserRun } = await world.browserRun();
    const entries: JournalEntry[] = [];
    for (const { key, siteId, name, domains, storeId } of targets) {
      if (queue.covers(key, scope)) continue;
      const [id, requestedAt] = [world.newId(), world.now()];
      const site = { key, siteId, siteName: name, domains, storeId };
      const entry = planned({ id, ...site, requestedAt, browserRun, scope });
      queue.intend(entry);
      entries.push(entry);
    }
    try {
      // The alarm comes first: whatever is in the journal has somebody who will wake for it.
      await wakeUp.at(world.now() + RESCUE_AFTER_MS);
      const intended = await Promise.all(entries.map((entry) => withPlaces(entry, ports)));
      await writeAll(intended);
      for (const entry of intended) queue.wait(entry);
      void showWipes();
    } finally {
      queue.endIntents(entries);
    }
  }

  /** All or none: where one does not fit, the person is told that nothing was touched. */
  async function writeAll(entries: readonly JournalEntry[]): Promise<void> {
    try {
      for (const entry of entries) await journal.write(entry);
    } catch (cause) {
      await Promise.allSettled(entries.map(({ id }) => journal.drop(id)));
      throw cause;
    }
  }

  function work(): Promise<void> {
    running ??= workOff();
    return running;
  }

  async function workOff(): Promise<void> {
    // Whatever is asked for while the last wipe ends still has its turn.
    do {
      await showWipes();
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, wipeOneAfterOther));
      await tolerate('a page for looking stays open', () => ports.lookout.leave());
      await tolerate('nobody will wake for the rest', wakeForTheRest);
    } while (queue.isWaiting());
    running = undefined;
  }

  async function wipeOneAfterOther(): Promise<void> {
    for (let entry = queue.takeNext(); entry; entry = queue.takeNext()) await wipeOne(entry);
  }

  /** Never throws: one wipe must not stop the others. */
  async function wipeOne(entry: JournalEntry): Promise<void> {
    try {
      if (!(await ports.access.canSee(entry.domains))) {
        await giveUp(entry, 'no-access');
        return;
      }
      const wiped = isWiped(entry)
        ? entry
        : await wipe(entry, ports, holdQuarantine, (current) => {
            queue.update(current);
            void showWipes();
          });
      await avoidCaches();
      await lift();
      await writeReceipt(await withProviders(wiped, ports), ports);
      if (entry.scope === 'forget')
        await tolerate('places stay noted', () => ports.memory.forgetPlaces(entry.domains, entry.storeId));
      await tolerate('what was said stays noted', () => ports.corrections.ended(entry));
    } catch (cause) {
      console.error(`Signoff: the wipe of ${entry.siteId} stopped`, cause);
      await giveUp(
        queue.atWork(entry.id) ?? entry,
        cause instanceof StorageFull ? 'storage-full' : 'unexpected',
      );
    } finally {
      queue.end(entry.id);
      await lift();
      await showReceipts();
      await showWipes();
    }
  }

  /** Ends a wipe that could not be done. Where even that cannot be written, the entry stays and is tried again. */
  async function giveUp(entry: JournalEntry, failure: NonNullable<Receipt['failure']>): Promise<void> {
    if (failure === 'storage-full')
      await tolerate('nobody is told', () => ports.report({ kind: 'storage-full' }));
    await tolerate(`the receipt of ${entry.siteId} could not be stored`, () =>
      journal.close(entry, failureReceipt(entry, failure, world.now())),
    );
  }

  /** Blocks the sites that are being wiped, and no others. */
  function holdQuarantine(): Promise<void> {
    return quarantine.hold(queue.blockedDomains());
  }

  /** Lets go of every site whose wipe is over. */
  function lift(): Promise<void> {
    return tolerate('the quarantine stands', holdQuarantine);
  }

  /** Until the second look, documents that were open come from their server. */
  function avoidCaches(): Promise<void> {
    return tolerate('an old page may be in the cache', async () => {
      const { entries } = await journal.open();
      await ports.siteData.avoidCaches(entries.filter(hadPages).flatMap(({ domains }) => domains));
    });
  }

  function showReceipts(): Promise<void> {
    return tolerate('receipts cannot be shown', async () => {
      await board.showReceipts((await journal.receipts()).slice(0, RECENT_RECEIPTS));
    });
  }

  function showWipes(): Promise<void> {
    return tolerate('wipes cannot be shown', () => board.showWipes(queue.progress()));
  }

  /** For second looks when they are due, for what could not be finished soon. */
  async function wakeForTheRest(): Promise<void> {
    const { entries } = await journal.open();
    const due = entries.map((entry) => entry.secondLook?.dueAt ?? world.now() + RESCUE_AFTER_MS);
    if (due.length > 0) await wakeUp.at(Math.min(...due));
    else await wakeUp.cancel();
  }

  async function resumeAll(): Promise<void> {
    const { entries, damaged } = await journal.open();
    if (damaged > 0) await ports.report({ kind: 'journal-damaged', entries: damaged });
    const run = await world.browserRun();
    const logins = await ports.memory.logins();
    const left = entries
      .filter(({ id }) => !queue.has(id))
      .map((entry) => inNewRun(entry, run, logins[entry.key]?.firstSeenAt));
    for (const entry of left) if (entry.step !== 'second-look') queue.wait(entry);
    // This worker may die as well.
    if (left.length > 0 || running) await wakeUp.at(world.now() + RESCUE_AFTER_MS);
    await lift();
    for (const entry of left) {
      if (entry.step !== 'second-look') continue;
      await tolerate('a second look is not noted', async () => {
        if (await takeSecondLook(entry, run.id, ports)) await showReceipts();
      });
    }
    await avoidCaches();
    if (!queue.isWaiting() && !running) return wakeForTheRest();
    await work();
  }

  return {
    async request(sites, scope = 'forget') {
      await write(sites, scope);
      void work();
    },
    async retry(receiptId, wanted) {
      const receipt = (await journal.receipts()).find(({ id }) => id === receiptId);
      if (!receipt) return;
      const { siteId, siteName, domains, storeId } = receipt;
      const scope = wanted ?? receipt.scope ?? 'forget';
      await write([{ key: `${siteId}@${storeId}`, siteId, name: siteName, domains, storeId }], scope);
      void work();
    },
    async stopWaiting() {
      for (const id of queue.giveUpWaiting()) await journal.drop(id);
      await showWipes();
    },
    resume() {
      resuming ??= resumeAll().finally(() => {
        resuming = undefined;
      });
      return resuming;
    },
    receipts: () => journal.receipts(),
  };
}
