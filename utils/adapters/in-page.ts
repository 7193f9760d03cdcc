/**
 * Looks at and clears the stores of the document that it runs in. Both functions are handed to `scripting.executeScript`
 * as text, so that they stand alone: no imports, no outer names. They run in Signoff's own world of a frame whose page
 * scripts are switched off.
 */

/** What `lookInside` and `clearInside` answer. */
export interface InsideLook {
  readonly origin: string;
  readonly holds: readonly string[];
  readonly blind: readonly string[];
}

/** Which kinds of store hold anything. `clearFirst`: empties each one before. `only`: this one kind and no other. */
export async function lookInside(clearFirst: boolean, only: string | null): Promise<InsideLook> {
  /** A database that a page keeps open is deleted once it lets go; then looking again tells. */
  const deleteDatabase = (name: string) =>
    new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    });
  // Iterated by hand: Firefox hides the async iterator's symbol from extension code.
  const filesOf = async () => {
    const folder = await navigator.storage.getDirectory();
    const names: string[] = [];
    const keys = folder.keys();
    for (let next = await keys.next(); !next.done; next = await keys.next()) names.push(next.value);
    return { folder, names };
  };
  const workers = async () => [...((await navigator.serviceWorker?.getRegistrations()) ?? [])];

  // Service workers first: they could write to all the others.
  const stores: Record<string, { clear: () => unknown; isEmpty: () => boolean | Promise<boolean> }> = {
    'service-worker': {
      clear: async () => Promise.all((await workers()).map((worker) => worker.unregister())),
      isEmpty: async () => (await workers()).length === 0,
    },
    'local-storage': { clear: () => localStorage.clear(), isEmpty: () => localStorage.length === 0 },
    'session-storage': { clear: () => sessionStorage.clear(), isEmpty: () => sessionStorage.length === 0 },
    'indexed-db': {
      clear: async () =>
        Promise.all(
          (await indexedDB.databases()).map(({ name }) => name !== undefined && deleteDatabase(name)),
        ),
      isEmpty: async () => (await indexedDB.databases()).length === 0,
    },
    // Neither exists outside secure contexts, and then nothing can be in them.
    'cache-storage': {
      clear: async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))),
      isEmpty: async () => !('caches' in globalThis) || (await caches.keys()).length === 0,
    },
    opfs: {
      clear: async () => {
        const { folder, names } = await filesOf();
        await Promise.all(names.map((name) => folder.removeEntry(name, { recursive: true })));
      },
      isEmpty: async () => !navigator.storage?.getDirectory || (await filesOf()).names.length === 0,
    },
  };

  /** A store that does not let go in time is looked at all the same: one that hangs must not hide the others. */
  const inTime = (work: unknown) =>
    Promise.race([work, new Promise((resolve) => setTimeout(resolve, 2_000))]);

  const holds: string[] = [];
  const blind: string[] = [];
  for (const [kind, store] of Object.entries(stores)) {
    if (only !== null && kind !== only) continue;
    try {
      if (clearFirst && !(await store.isEmpty())) await inTime(store.clear());
      if (!(await store.isEmpty())) holds.push(kind);
    } catch {
      // The browser keeps this store from the frame: nobody can say what is in it, and the receipt says so.
      blind.push(kind);
    }
  }
  return { origin: location.origin, holds, blind };
}

/**
 * Puts sandboxed frames for these addresses into the document: same origin, but none of their scripts run, and whoever
 * answers is not told from where.
 */
export function insertFrames(addresses: readonly string[]): void {
  const home = document.getElementById('frames') ?? document.documentElement;
  for (const address of addresses) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.referrerPolicy = 'no-referrer';
    frame.src = address;
    home.append(frame);
  }
}

/** Takes the frames away again. */
export function removeFrames(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
}

/** Leaves the page in this frame for an inert one of its own origin; what the page writes while it goes is cleared there. */
export function leaveFor(address: string): void {
  location.replace(address);
}

/** Clears what only this frame in this tab sees, and leaves for an empty page. */
export function emptyFrame(): void {
  sessionStorage.clear();
  location.replace('data:text/plain,');
}

/** Whether the tab's sessionStorage of this frame's origin holds anything. */
export function hasSessionStorage(): boolean {
  return sessionStorage.length > 0;
}
