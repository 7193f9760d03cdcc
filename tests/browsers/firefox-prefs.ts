/** Firefox's prefs for a test run: quiet, no network of its own, and otherwise as people have it. */

const QUIET: Record<string, unknown> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.introCount': 99,
  'browser.download.panel.shown': true,
  'browser.newtabpage.enabled': false,
  'browser.preonboarding.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.topsites.contile.enabled': false,
  'browser.uitour.enabled': false,
  'browser.warnOnQuit': false,
  'captivedetect.canonicalURL': '',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'devtools.jsonview.enabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.trr.mode': 5,
  'security.certerrors.mitm.priming.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.rememberSignons': false,
  'startup.homepage_welcome_url': '',
  'termsofuse.bypassNotification': true,
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': 'data:,',
};

/** An .xpi that lies in the profile counts as installed, unsigned though it is (ESR and Developer Edition). */
const SIDELOAD: Record<string, unknown> = {
  'extensions.autoDisableScopes': 0,
  'extensions.enabledScopes': 15,
  'extensions.startupScanScopes': 15,
  'xpinstall.signatures.required': false,
};

const CONTAINERS = { 'privacy.userContext.enabled': true, 'privacy.userContext.ui.enabled': true };

/** The prefs of one start; `extra` has the last word. */
export function firefoxPrefs(options: {
  geckoId: string;
  uuid: string;
  restoreTabs: boolean;
  extra: Record<string, unknown>;
}): Record<string, unknown> {
  const { geckoId, uuid, restoreTabs, extra } = options;
  return {
    ...QUIET,
    ...SIDELOAD,
    ...CONTAINERS,
    'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
    'browser.sessionstore.resume_from_crash': restoreTabs,
    ...(restoreTabs ? { 'browser.startup.page': 3 } : {}),
    ...extra,
  };
}

/** user.js: it wins over prefs.js at each start. */
export function userJs(prefs: Record<string, unknown>): string {
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
