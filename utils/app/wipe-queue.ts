/** The wipes that this life of the worker knows of; what the journal holds beyond these was left by a dead one. */

import { isWiped, type JournalEntry } from '../core/journal';
import { progressOf, stageOf, type WipeProgress } from '../core/progress';
import type { LogOutScope } from '../core/sign-out';
import { isWithinAny } from '../core/site';

export interface WipeQueue {
  /** Whether a wipe that does at least this much to this row is on its way. */
  covers(key: string, scope: LogOutScope): boolean;
  has(id: string): boolean;
  /** Marks an intent that is being written down: nobody begins it yet, and nobody asks for the same twice. */
  intend(entry: JournalEntry): void;
  /** The intents are durable, or given up. */
  endIntents(entries: readonly JournalEntry[]): void;
  wait(entry: JournalEntry): void;
  isWaiting(): boolean;
  /**
   * The next one in turn, from now on at work. One site is never wiped twice at the same time, in two cookie stores as
   * little as in one: the quarantine of the first would stand between the second and the site's server.
   */
  takeNext(): JournalEntry | undefined;
  /** The entry as it stands now in a wipe at work. */
  update(entry: JournalEntry): void;
  atWork(id: string): JournalEntry | undefined;
  end(id: string): void;
  /** Takes out those that have not begun, and answers their ids. One that a dead worker had begun is finished. */
  giveUpWaiting(): readonly string[];
  /** Domains to block: of wipes that have begun and are not over, also those that a dead worker left half done. */
  blockedDomains(): readonly string[];
  progress(): readonly WipeProgress[];
}

/** An empty queue. */
export function createWipeQueue(): WipeQueue {
  const atWork = new Map<string, JournalEntry>();
  const waiting = new Map<string, JournalEntry>();
  const intents = new Map<string, JournalEntry>();
  const all = () => [...atWork.values(), ...waiting.values(), ...intents.values()];

  return {
    covers: (key, scope) =>
      all().some((entry) => entry.key === key && (entry.scope === 'forget' || scope === 'log-out')),
    has: (id) => all().some((entry) => entry.id === id),
    intend: (entry) => void intents.set(entry.id, entry),
    endIntents(entries) {
      for (const { id } of entries) intents.delete(id);
    },
    wait: (entry) => void waiting.set(entry.id, entry),
    isWaiting: () => waiting.size > 0,
    takeNext() {
      const busy = [...atWork.values()];
      // What a dead worker left half done blocks its site already, and goes before another store's turn.
      const blocking = [...waiting.values()].filter(isBlocking);
      const next = [...waiting.values()].find((entry) => {
        const before = isBlocking(entry) ? busy : [...busy, ...blocking];
        return !before.some((one) => isSameSite(one, entry));
      });
      if (!next) return undefined;
      waiting.delete(next.id);
      atWork.set(next.id, next);
      return next;
    },
    update: (entry) => void atWork.set(entry.id, entry),
    atWork: (id) => atWork.get(id),
    end: (id) => void atWork.delete(id),
    giveUpWaiting() {
      const given = [...waiting.values()].filter(({ step }) => step === 'planned').map(({ id }) => id);
      for (const id of given) waiting.delete(id);
      return given;
    },
    blockedDomains() {
      const begun = [...atWork.values(), ...waiting.values()].filter(isBlocking);
      return [...new Set(begun.flatMap(({ domains }) => domains))];
    },
    progress: () => [
      ...[...atWork.values()].map((entry) => progressOf(entry, stageOf(entry.step))),
      ...[...waiting.values()].map((entry) => progressOf(entry, 'waiting')),
    ],
  };
}

/** Whether the site's network is blocked for it. */
function isBlocking(entry: JournalEntry): boolean {
  return entry.step !== 'planned' && entry.step !== 'sign-out' && !isWiped(entry);
}

/** Whether a block around one is a block around the other, or around a part of it. */
function isSameSite(one: JournalEntry, other: JournalEntry): boolean {
  return (
    one.domains.some((domain) => isWithinAny(domain, other.domains)) ||
    other.domains.some((domain) => isWithinAny(domain, one.domains))
  );
}
