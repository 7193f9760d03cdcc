/** When rows came to the published list and went, to the millisecond, as a page of Signoff's own hears it; no popup is open. */
import { type Driver, until } from '../browsers/index.ts';

/** Waiting may take longer than what is allowed: the time that was measured is what counts. */
const PATIENCE_MS = 20_000;

/** By row: when it came to the list and when it went, last. Clocks of the browser's and the tests' machine are one. */
interface Heard {
  came: Record<string, number>;
  went: Record<string, number>;
}

/** From now on each change of the list is noted with its time. */
export async function hearList(driver: Driver): Promise<void> {
  await driver.extension(async () => {
    type List = { sites: { key: string }[] } | undefined;
    const keysOf = (list: List) => (list?.sites ?? []).map(({ key }) => key);
    const heard: Heard = { came: {}, went: {} };
    let known = keysOf((await chrome.storage.session.get('signedInList')).signedInList as List);
    (globalThis as { heard?: Heard }).heard = heard;
    chrome.storage.onChanged.addListener((changes, area) => {
      if (area !== 'session' || !changes.signedInList) return;
      const now = Date.now();
      const keys = keysOf(changes.signedInList.newValue as List);
      for (const key of keys) if (!known.includes(key)) heard.came[key] = now;
      for (const key of known) if (!keys.includes(key)) heard.went[key] = now;
      known = keys;
    });
  });
}

/** When the row came to the list (`came`) or went (`went`), ms since the epoch; waits for it if it has not yet. */
export async function heardAt(driver: Driver, what: keyof Heard, key: string): Promise<number> {
  const at = await until(
    `${key} to have ${what}`,
    () =>
      driver.extension(({ what, key }) => (globalThis as { heard?: Heard }).heard?.[what][key], {
        what,
        key,
      }),
    PATIENCE_MS,
  );
  return at ?? Number.NaN;
}
