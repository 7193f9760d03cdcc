/** Starts wipes, stops them inside a step of the journal's, and reads the journal, from one of Signoff's own pages. */
import { type Driver, until } from '../browsers/index.ts';

/** A receipt as the background gives it. */
export interface StoredReceipt {
  readonly id: string;
  readonly siteId: string;
  readonly storeId: string;
  readonly verdict: string;
  readonly failure?: string;
  readonly scope?: string;
  readonly signOut?: { readonly result: string; readonly trouble?: string };
  readonly kept?: number;
  readonly providers?: readonly string[];
  readonly cookies: { readonly found: number; readonly left: number };
  readonly stores: { readonly found: number; readonly left: number };
  readonly secondLook: string;
  readonly open: ReadonlyArray<{ readonly origin: string; readonly kind: string; readonly verdict: string }>;
}

/** Sends a command as Signoff's own pages do. */
export function command<T>(driver: Driver, type: string, data?: unknown): Promise<T> {
  return driver.extension(
    async (message) => {
      const { res, err } = await chrome.runtime.sendMessage({ id: 1, timestamp: Date.now(), ...message });
      if (err) throw new Error(JSON.stringify(err));
      return res as T;
    },
    { type, data } as { type: string; data: unknown },
  );
}

/** The key of a site's row in the ordinary store. */
export function keyOf(driver: Driver, siteId: string): string {
  return `${siteId}@${driver.kind === 'firefox' ? 'firefox-default' : '0'}`;
}

/** Waits until the list has this site, and asks to log out of it, or to forget it. */
export async function logOut(
  driver: Driver,
  siteId: string,
  how: 'logOutSites' | 'forgetSites' = 'logOutSites',
): Promise<void> {
  const key = keyOf(driver, siteId);
  await until(`${key} in the list`, async () => (await listedKeys(driver)).includes(key));
  await command(driver, how, [key]);
}

/** Waits until the list has this site, and asks to forget it. */
export async function startForget(driver: Driver, siteId: string): Promise<void> {
  const key = keyOf(driver, siteId);
  await until(`${key} in the list`, async () => (await listedKeys(driver)).includes(key));
  await command(driver, 'forgetSites', [key]);
}

export function listedKeys(driver: Driver): Promise<string[]> {
  return driver.extension(async () => {
    const { signedInList } = (await chrome.storage.session.get('signedInList')) as {
      signedInList?: { sites: { key: string }[] };
    };
    return (signedInList?.sites ?? []).map(({ key }) => key);
  });
}

/** Ids of the rules that still keep a site from the network. */
export function blockRules(driver: Driver): Promise<number[]> {
  return driver.extension(async () => {
    const rules = await chrome.declarativeNetRequest.getSessionRules();
    return rules.filter(({ action }) => action.type === 'block').map(({ id }) => id);
  });
}

/**
 * Asks to forget the site and stops the wipe inside `step`: once the journal says so, a transaction of this test's
 * holds the journal, so that the step's work goes on but the next step cannot be written down. Whatever is killed now
 * is killed inside that step.
 */
export async function forgetAndStopInside(driver: Driver, siteId: string, step: string): Promise<void> {
  const key = keyOf(driver, siteId);
  await until(`${key} in the list`, async () => (await listedKeys(driver)).includes(key));
  await driver.extension(
    async ({ wanted, rowKey }) => {
      const open = indexedDB.open('signoff');
      await new Promise((resolve, reject) => {
        open.onsuccess = resolve;
        open.onerror = () => reject(open.error);
      });
      const database = open.result;
      const held = globalThis as { releaseJournal?: () => void; heldStep?: string };
      let isCaught = false;
      /** One turn at the journal: holds it when the wanted step is written there, else lets go at once. */
      const turn = () =>
        new Promise<boolean>((resolve, reject) => {
          const tx = database.transaction('wipes', 'readwrite');
          tx.onerror = () => reject(tx.error);
          let isHeld = false;
          const look = () => {
            const all = tx.objectStore('wipes').getAll();
            all.onsuccess = () => {
              if (isHeld) held.heldStep = all.result[0]?.step;
              if (!isCaught && all.result.some((entry: { step?: string }) => entry.step === wanted)) {
                isCaught = true;
                isHeld = true;
                held.heldStep = wanted;
                held.releaseJournal = () => {
                  isHeld = false;
                };
                resolve(true);
              }
              // A transaction lives as long as it has requests.
              if (isHeld) look();
            };
          };
          look();
          tx.oncomplete = () => resolve(false);
        });
      chrome.runtime.sendMessage({ id: 1, timestamp: Date.now(), type: 'forgetSites', data: [rowKey] });
      // One turn right after the other: one that is asked for while the wipe writes stands before its next write.
      const deadline = Date.now() + 60_000;
      while (Date.now() < deadline) if (await turn()) return;
      throw new Error(`the wipe never was inside ${wanted}`);
    },
    { wanted: step, rowKey: key },
  );
}

/** The step that the journal last had while it was held; nobody else can write to it by then. */
export function heldStep(driver: Driver): Promise<string | undefined> {
  return driver.extension(() => (globalThis as { heldStep?: string }).heldStep);
}

/** Lets the journal go again. */
export function releaseJournal(driver: Driver): Promise<void> {
  return driver.extension(() => (globalThis as { releaseJournal?: () => void }).releaseJournal?.());
}

/** Steps of all open entries. */
export async function journalSteps(driver: Driver): Promise<string[]> {
  const entries = await journalRecords<{ step?: string }>(driver, 'wipes');
  return entries.map(({ step }) => step ?? 'damaged');
}

/** Everything in one of the journal's stores; nothing before Signoff has made it. */
export function journalRecords<T>(driver: Driver, store: 'wipes' | 'damaged'): Promise<T[]> {
  return driver.extension(
    (name) =>
      new Promise<T[]>((resolve, reject) => {
        const open = indexedDB.open('signoff');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const database = open.result;
          if (!database.objectStoreNames.contains(name)) {
            database.close();
            resolve([]);
            return;
          }
          const all = database.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            database.close();
            resolve(all.result);
          };
        };
      }),
    store as string,
  );
}

export function receipts(driver: Driver): Promise<StoredReceipt[]> {
  return command<StoredReceipt[]>(driver, 'listReceipts');
}

/** Until this site has a receipt and no wipe runs any more; later second looks may still be due. */
export async function waitUntilWiped(driver: Driver, siteId: string): Promise<StoredReceipt> {
  let receipt: StoredReceipt | undefined;
  await until(
    `a receipt of ${siteId}`,
    async () => {
      receipt = (await receipts(driver)).find((one) => one.siteId === siteId);
      return receipt !== undefined && (await journalSteps(driver)).every((step) => step === 'second-look');
    },
    90_000,
  );
  if (!receipt) throw new Error('unreachable');
  return receipt;
}
