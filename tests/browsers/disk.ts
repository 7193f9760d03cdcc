/** Fills what the browser lets the extension store, for real, and empties it again. */
import type { Driver } from './driver.ts';

/** Firefox: the smallest share that it gives an extension, about 10 MB, so that filling it is quick. */
export const SMALL_DISK = { 'dom.quotaManager.temporaryStorage.fixedLimit': 20_480 };

/** Writes until nothing more fits, in ever smaller pieces. */
export async function fill(driver: Pick<Driver, 'extension'>): Promise<void> {
  await driver.extension(async () => {
    // Opened anew for each piece: Firefox closes a database for good once a write did not fit.
    const fits = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const open = indexedDB.open('filler', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('pieces', { autoIncrement: true });
        open.onerror = () => resolve(false);
        open.onsuccess = () => {
          const end = (fitted: boolean) => {
            open.result.close();
            resolve(fitted);
          };
          try {
            const tx = open.result.transaction('pieces', 'readwrite');
            tx.oncomplete = () => end(true);
            tx.onabort = () => end(false);
            // Random, or the browser packs it.
            const piece = new Uint8Array(bytes);
            for (let at = 0; at < bytes; at += 65_536)
              crypto.getRandomValues(piece.subarray(at, at + 65_536));
            tx.objectStore('pieces').add(piece);
          } catch {
            end(false);
          }
        };
      });
    for (const bytes of [1 << 20, 1 << 17, 1 << 14, 1 << 11, 1 << 8]) while (await fits(bytes));
  });
}

/** Takes the filling away. */
export async function empty(driver: Pick<Driver, 'extension'>): Promise<void> {
  await driver.extension(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('filler');
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      }),
  );
}
