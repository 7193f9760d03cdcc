/** The permission for the browser's history, which is asked for only when somebody wants it used. */

import { browser } from './browser';

const HISTORY = { permissions: ['history' as const] };

export function hasHistoryPermission(): Promise<boolean> {
  return browser.permissions.contains(HISTORY);
}

/** Has the browser ask the person. Must be called while a press is handled; resolves to whether it is allowed. */
export function requestHistoryPermission(): Promise<boolean> {
  return browser.permissions.request(HISTORY);
}

/** Gives the permission back. */
export async function giveBackHistoryPermission(): Promise<void> {
  await browser.permissions.remove(HISTORY);
}

/** Tells when the person gave or took a permission, here or in the browser's settings; lasts as long as the page. */
export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
