/** Takes requests to forget sites, works them off, and finishes after any crash what was ever written down. */

import { isWiped, type JournalEntry, planned, type WipeStep } from '../core/journal';
import { failureReceipt } from '../core/outcome';
import type { Stage, WipeProgress } from '../core/progress';
import type { Receipt } from '../core/receipt';
import type { Problem, SignedInSite } from '../core/signed-in';
import { type Access, type Board, type Quarantine, StorageFull, type WakeUp } from '../ports';
import { closeWipe, lookOnceMore, SECOND_LOOK_AFTER_MS } from './second-look';
import { type WipePorts, wipe, writeReceipt } from './wipe';

export interface ForgetPorts extends WipePorts {
  readonly board: Board;
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
  request(sites: readonly WipeTarget[]): Promise<void>;
  /** Forgets again what a finished wipe could not prove gone. */
  retry(receiptId: string): Promise<void>;
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
  /** Wipes of this process, by id; what the journal holds beyond these was left by a dead worker. */
  const atWork = new Map<string, JournalEntry>();
  const waiting = new Map<string, JournalEntry>();
  let running: Promise<void> | undefined;
  let resuming: Promise<void> | undefined;

  async function write(targets: readonly WipeTarget[]): Promise<void> {
    const browserRun = await world.browserRun();
    const entries = targets
      .filter(
        (target) => ![...atWork.values(), ...waiting.values()].some((entry) => entry.key === target.key),
      )
      .map(({ key, siteId, name, domains, storeId }) =>
        planned({
          id: world.newId(),
          key,
          siteId,
          siteName: name,
          domains,
          storeId,
          requestedAt: world.now(),
          browserRun,
        }),
      );
    for (const entry of entries) {
      await journal.write(entry);
      waiting.set(entry.id, entry);
    }
    await wakeUp.at(world.now() + RESCUE_AFTER_MS);
  }

  function work(): Promise<void> {
    running ??= workOff().finally(() => {
      running = undefined;
      // Whatever was asked for while the last wipe ended still has its turn.
      if (waiting.size > 0) void work();
    });
    return running;
  }

  async function workOff(): Promise<void> {
    await showWipes();
    const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let entry = takeNext(); entry; entry = takeNext()) await wipeOne(entry);
    });
    await Promise.all(workers);
    await ports.lookout.leave();
    await wakeForSecondLooks();
  }

  function takeNext(): JournalEntry | undefined {
    const [next] = waiting.values();
    if (!next) return undefined;
    waiting.delete(next.id);
    atWork.set(next.id, next);
    return next;
  }

  async function wipeOne(entry: JournalEntry): Promise<void> {
    try {
      if (!(await ports.access.canSee(entry.domains))) {
        await giveUp(entry, 'no-access');
        return;
      }
      await holdQuarantine();
      const wiped = isWiped(entry)
        ? entry
        : await wipe(entry, ports, (current) => {
            atWork.set(current.id, current);
            void showWipes();
          });
      atWork.delete(entry.id);
      await holdQuarantine();
      await writeReceipt(wiped, ports);
      await ports.memory.forgetPlaces(entry.domains, entry.storeId);
    } catch (cause) {
      console.error(`Signoff: the wipe of ${entry.siteId} stopped`, cause);
      await giveUp(entry, cause instanceof StorageFull ? 'storage-full' : 'unexpected');
    } finally {
      atWork.delete(entry.id);
      await holdQuarantine();
      await showReceipts();
      await showWipes();
    }
  }

  /** Ends a wipe that could not be done. Where even that cannot be written, the entry stays and is tried again. */
  async function giveUp(entry: JournalEntry, failure: NonNullable<Receipt['failure']>): Promise<void> {
    if (failure === 'storage-full') await ports.report({ kind: 'storage-full' });
    try {
      await journal.close(entry, failureReceipt(entry, failure, world.now()));
    } catch (cause) {
      console.error(`Signoff: the receipt of ${entry.siteId} could not be stored`, cause);
    }
  }

  function holdQuarantine(): Promise<void> {
    return quarantine.hold([...new Set([...atWork.values()].flatMap((entry) => entry.domains))]);
  }

  async function showReceipts(): Promise<void> {
    await board.showReceipts((await journal.receipts()).slice(0, RECENT_RECEIPTS));
  }

  async function showWipes(): Promise<void> {
    await board.showWipes([
      ...[...atWork.values()].map((entry) => progressOf(entry, stageOf(entry.step))),
      ...[...waiting.values()].map((entry) => progressOf(entry, 'waiting')),
    ]);
  }

  async function wakeForSecondLooks(): Promise<void> {
    const { entries } = await journal.open();
    const due = entries.map((entry) => entry.secondLook?.dueAt).filter((dueAt) => dueAt !== undefined);
    if (due.length > 0) await wakeUp.at(Math.min(...due));
    else await wakeUp.cancel();
  }

  async function resumeAll(): Promise<void> {
    const { entries, damaged } = await journal.open();
    if (damaged > 0) await ports.report({ kind: 'journal-damaged', entries: damaged });
    const browserRun = await world.browserRun();
    for (const entry of entries) {
      if (atWork.has(entry.id) || waiting.has(entry.id)) continue;
      if (entry.step === 'second-look') await secondLook(entry, browserRun);
      else waiting.set(entry.id, entry);
    }
    await holdQuarantine();
    if (waiting.size > 0) await work();
    else if (!running) await wakeForSecondLooks();
  }

  async function secondLook(entry: JournalEntry, browserRun: string): Promise<void> {
    const freshStart = entry.browserRun !== browserRun;
    if (!freshStart && world.now() < (entry.secondLook?.dueAt ?? 0)) return;
    const saw = await lookOnceMore(entry, ports);
    if (freshStart) {
      // The session that the browser restores may arrive after this look: look again when that must be over.
      const secondLook = { dueAt: world.now() + SECOND_LOOK_AFTER_MS, cameBack: saw !== 'clean' };
      await journal.write({ ...entry, browserRun, secondLook });
      return;
    }
    await closeWipe(entry, saw, journal);
    await showReceipts();
  }

  return {
    async request(sites) {
      await write(sites);
      void work();
    },
    async retry(receiptId) {
      const receipt = (await journal.receipts()).find(({ id }) => id === receiptId);
      if (!receipt) return;
      const { siteId, siteName, domains, storeId } = receipt;
      await write([{ key: `${siteId}@${storeId}`, siteId, name: siteName, domains, storeId }]);
      void work();
    },
    async stopWaiting() {
      for (const entry of [...waiting.values()]) {
        waiting.delete(entry.id);
        await journal.drop(entry.id);
      }
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

function stageOf(step: WipeStep): Stage {
  switch (step) {
    case 'planned':
    case 'quarantine':
    case 'tabs':
      return 'closing-tabs';
    case 'look':
      return 'looking';
    case 'clear':
      return 'clearing';
    case 'look-again':
    case 'lift':
    case 'second-look':
      return 'checking';
  }
}

function progressOf(entry: JournalEntry, stage: WipeProgress['stage']): WipeProgress {
  const { id, key, siteId, siteName, storeId, tabs } = entry;
  return { id, key, siteId, siteName, storeId, stage, tabs };
}
