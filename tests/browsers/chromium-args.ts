/**
 * Chromium's command line: what Playwright 1.65.1 passes (packages/playwright-core/src/server/chromium/
 * chromiumSwitches.ts), without the switches that make the browser another one than people have:
 * `ThirdPartyStoragePartitioning` off, back/forward cache off, extensions off.
 * A list of our own because `ignoreDefaultArgs` compares whole switches and would silently do nothing
 * after an update of Playwright.
 */

const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // Branded Chrome would drop --load-extension; harmless elsewhere.
  'DisableLoadExtensionCommandLineSwitch',
];

const SWITCHES = [
  '--disable-field-trial-config',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
  '--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies',
  '--allow-pre-commit-input',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--no-first-run',
  '--password-store=basic',
  '--use-mock-keychain',
  '--no-service-autorun',
  '--disable-search-engine-choice-screen',
  '--unsafely-disable-devtools-self-xss-warnings',
  '--enable-unsafe-swiftshader',
  '--disable-stack-profiler',
  '--disable-infobars',
  '--disable-sync',
  '--disable-quic',
];

const HEADLESS = [
  '--headless',
  '--hide-scrollbars',
  '--mute-audio',
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

/** The sandbox needs a user that is not root; people who run the tests as themselves keep it. */
function needsNoSandbox(): boolean {
  return process.platform === 'linux' && (process.getuid?.() === 0 || process.env.CI === 'true');
}

/** The whole command line, for Playwright's `ignoreDefaultArgs: true`. */
export function chromiumArgs(options: {
  profileDir: string;
  headless: boolean;
  extensionDir: string | null;
  extra: string[];
}): string[] {
  const { profileDir, headless, extensionDir, extra } = options;
  return [
    ...SWITCHES,
    ...(headless ? HEADLESS : []),
    ...(needsNoSandbox() ? ['--no-sandbox'] : []),
    ...(extensionDir
      ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]
      : ['--disable-extensions']),
    ...extra,
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-pipe',
    'about:blank',
  ];
}
