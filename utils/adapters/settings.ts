/** The person's settings in `storage.local`. What cannot be read is set aside before anything is written over it. */

import { type ReadSettings, readSettings, type Settings } from '../core/settings';
import { browser } from './browser';

const KEY = 'settings';
/** Records that could not be understood, oldest first; kept until the extension is removed. */
const SET_ASIDE = 'settingsSetAside';

export async function loadSettings(): Promise<ReadSettings> {
  const stored = await browser.storage.local.get(KEY);
  return readSettings(stored[KEY]);
}

/** Stores these settings. Throws where the disk is full; then the old ones stay. */
export async function saveSettings(settings: Settings): Promise<void> {
  const stored = await browser.storage.local.get(KEY);
  const { isDamaged } = readSettings(stored[KEY]);
  // In one call: both are written, or neither.
  await browser.storage.local.set({
    [KEY]: settings,
    ...(isDamaged ? { [SET_ASIDE]: [...(await setAside()), stored[KEY]] } : {}),
  });
}

/** Tells of every change, from whichever page; lasts as long as the page. */
export function onSettingsChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) listener();
  });
}

async function setAside(): Promise<readonly unknown[]> {
  const stored = await browser.storage.local.get(SET_ASIDE);
  const kept = stored[SET_ASIDE];
  return Array.isArray(kept) ? kept : [];
}
