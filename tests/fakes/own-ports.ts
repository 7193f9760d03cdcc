/** The ports to what Signoff itself keeps and shows, over the small browser. */

import { withCorrections } from '@/utils/core/corrections';
import { type JournalEntry, parseEntry } from '@/utils/core/journal';
import { isWithinAny } from '@/utils/core/site';
import {
  type Access,
  type Badge,
  type Board,
  type CorrectionNotes,
  type Journal,
  type Memory,
  type PageEye,
  type SeenSites,
  StorageFull,
  type WakeUp,
  type World,
} from '@/utils/ports';
import type { FakeWorld } from './world';

export function createJournal(world: FakeWorld): Journal {
  const takeRoom = () => {
    if (world.room <= 0) throw new StorageFull('the disk is full');
    world.room -= 1;
  };
  return {
    async write(entry) {
      takeRoom();
      world.wipes.set(entry.id, structuredClone(entry));
    },
    async open() {
      const entries: JournalEntry[] = [];
      let damaged = 0;
      for (const [id, raw] of [...world.wipes]) {
        const entry = parseEntry(structuredClone(raw));
        if (entry?.id === id) entries.push(entry);
        else {
          damaged += 1;
          world.setAside.push(raw);
          world.wipes.delete(id);
        }
      }
      return { entries, damaged };
    },
    async writeWithReceipt(entry, receipt) {
      takeRoom();
      world.wipes.set(entry.id, structuredClone(entry));
      world.receipts.set(receipt.id, structuredClone(receipt));
    },
    async close(entry, receipt) {
      takeRoom();
      world.wipes.delete(entry.id);
      world.receipts.set(receipt.id, structuredClone(receipt));
    },
    async drop(id) {
      world.wipes.delete(id);
    },
    receipts: async () => [...world.receipts.values()].sort((a, b) => b.finishedAt - a.finishedAt),
  };
}

export function createMemory(world: FakeWorld): Memory {
  const isOf = (origin: string, domains: readonly string[]) => isWithinAny(new URL(origin).hostname, domains);
  return {
    logins: async () => world.logins,
    async saveLogins(sites) {
      world.logins = Object.fromEntries(
        sites.map(({ key, firstSeenAt, sawSignIn, lastUsedAt }) => [
          key,
          { firstSeenAt, sawSignIn, lastUsedAt },
        ]),
      );
    },
    async notePlace(place) {
      world.places.push(place);
    },
    async places(domains, storeId) {
      const mine = world.places.filter((one) => one.storeId === storeId && isOf(one.origin, domains));
      return {
        origins: [...new Set(mine.map(({ origin }) => origin))],
        embedders: mine.flatMap(({ embedder }) => embedder ?? []),
        guests: [],
      };
    },
    async forgetPlaces(domains, storeId) {
      world.check('memory.forgetPlaces');
      world.places = world.places.filter((one) => one.storeId !== storeId || !isOf(one.origin, domains));
    },
  };
}

export function createSeenSites(world: FakeWorld): SeenSites {
  return {
    all: async () => world.seen,
    async save(key, seen) {
      const { [key]: _, ...others } = world.seen;
      world.seen = seen ? { ...others, [key]: structuredClone(seen) } : others;
    },
    async keep(listed) {
      world.keptRows = listed;
    },
    isDamaged: async () => false,
  };
}

export function createCorrectionNotes(world: FakeWorld): CorrectionNotes {
  return {
    read: async () => structuredClone({ kept: world.corrections, brief: [], isDamaged: false }),
    async save(corrections) {
      world.check('corrections.save');
      world.corrections = withCorrections(world.corrections, structuredClone(corrections));
    },
    async remove(sites) {
      world.corrections = world.corrections.filter(({ site }) => !sites.includes(site));
    },
  };
}

export function createPageEye(world: FakeWorld): PageEye {
  return {
    async look(tabId) {
      world.pageLooks += 1;
      return world.pages.get(tabId);
    },
  };
}

export function createBoard(world: FakeWorld): Board {
  return {
    list: async () => world.list,
    async showList(list) {
      world.list = list;
    },
    async showWipes(wipes) {
      world.check('board.showWipes');
      world.shownWipes = wipes;
    },
    async showReceipts(receipts) {
      world.shownReceipts = receipts;
    },
  };
}

export function createAccess(world: FakeWorld): Access {
  return {
    siteAccess: async () => world.access,
    canSee: async () => world.access === 'all',
  };
}

export function createBadge(world: FakeWorld): Badge {
  return {
    async show(count) {
      world.badge = count;
    },
  };
}

export function createWakeUp(world: FakeWorld): WakeUp {
  return {
    async at(when) {
      world.alarm = when;
    },
    async cancel() {
      world.alarm = undefined;
    },
  };
}

export function createWorldPort(world: FakeWorld): World {
  return {
    now: () => world.now,
    newId: () => `wipe-${world.nextId++}`,
    browserRun: async () => ({ id: world.run, startedAt: world.runStartedAt }),
    // Not a digest, so that a failing test shows what differs.
    fingerprint: async (text) => text.slice(text.indexOf(' ')),
  };
}
