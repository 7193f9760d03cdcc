/** The extension as Firefox's own settings page and internals see it. */
import type { ChromeScope } from './firefox-chrome-scope.ts';
import { until } from './wait.ts';

const TIMEOUT_MS = 20_000;

/** Whether Firefox took the .xpi out of the profile. It has looked there before its first window. */
export async function sideloaded(chrome: ChromeScope, id: string): Promise<boolean> {
  return await chrome.run(async (id) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(id);
    return Boolean(addon?.isActive);
  }, id);
}

/** Waits until the extension runs. */
export async function extensionReady(chrome: ChromeScope, id: string): Promise<void> {
  await until(
    'the extension to run in Firefox',
    () => chrome.run((id) => WebExtensionPolicy.getByID(id)?.active ?? false, id),
    TIMEOUT_MS,
  );
}

/** Ends the event page as its idle timeout would; resolves when it has ended, even if an event wakes a new one at once. */
export async function terminateBackground(chrome: ChromeScope, id: string): Promise<void> {
  await chrome.run(async (id) => {
    const extension = WebExtensionPolicy.getByID(id)?.extension;
    if (!extension || extension.backgroundState === 'stopped') return;
    const ended = new Promise<void>((resolve) => {
      extension.once('shutdown-background-script', () => resolve());
    });
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    await ended;
  }, id);
}

/** 'Run in Private Windows'. Firefox reloads the extension for it, and closes its pages. */
export async function setPrivateAllowed(chrome: ChromeScope, id: string, allowed: boolean): Promise<void> {
  await chrome.run(
    async ({ id, allowed }) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const permission = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
      const extension = WebExtensionPolicy.getByID(id)?.extension;
      if (allowed) await ExtensionPermissions.add(id, permission, extension);
      else await ExtensionPermissions.remove(id, permission, extension);
      const addon = await AddonManager.getAddonByID(id);
      await addon.reload();
    },
    { id, allowed },
  );
  await extensionReady(chrome, id);
}

/** Allows optional permissions, as the person's answer to Firefox's question does. */
export async function grantPermissions(
  chrome: ChromeScope,
  id: string,
  permissions: readonly string[],
): Promise<void> {
  if (permissions.length === 0) return;
  await chrome.run(
    async ({ id, permissions }) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const extension = WebExtensionPolicy.getByID(id)?.extension;
      await ExtensionPermissions.add(id, { permissions, origins: [] }, extension);
    },
    { id, permissions },
  );
}

/** Trusts a certificate authority; kept in the profile, so restored tabs find it too. */
export async function trustAuthority(chrome: ChromeScope, caCertPem: string): Promise<void> {
  const base64 = caCertPem.replace(/-----[^-]+-----|\s/g, '');
  await chrome.run((der) => {
    Cc['@mozilla.org/security/x509certdb;1']?.getService(Ci.nsIX509CertDB).addCertFromBase64(der, 'C,,');
  }, base64);
}

/** The menu's 'Quit'. BiDi's own `browser.close` forces the exit, and the session file is then not written. */
export async function quitAsAPerson(chrome: ChromeScope): Promise<void> {
  await chrome.run(() => {
    // After the answer, which would otherwise get lost on the way out.
    setTimeout(() => Services.startup.quit(Services.startup.eAttemptQuit), 0);
  });
}
