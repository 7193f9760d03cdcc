/** Types of find-browser.mjs, which has to stay plain JavaScript. */
export type BrowserKind = 'chromium' | 'firefox';
export const ENVIRONMENT: Readonly<Record<BrowserKind, string>>;
export function locateBrowser(kind: BrowserKind): { path: string; from: string } | undefined;
export function brandedChrome(): string | undefined;
