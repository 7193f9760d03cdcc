/// <reference types="chrome" />
/** Globals of the places that the driver's functions run in. */

/** Firefox's chrome scope: only what the driver uses of it. */
declare namespace Services {
  const prefs: {
    setIntPref(name: string, value: number): void;
  };
  const startup: { quit(mode: number): void; eAttemptQuit: number };
  const cookies: {
    cookies: FirefoxCookie[];
    getCookiesWithOriginAttributes(pattern: string): FirefoxCookie[];
  };
}

interface FirefoxCookie {
  name: string;
  value: string;
  host: string;
  path: string;
  isSecure: boolean;
  isHttpOnly: boolean;
  isSession: boolean;
  originAttributes: { userContextId: number; privateBrowsingId: number; partitionKey: string };
}

interface FirefoxExtension {
  backgroundState: string;
  once(event: string, listener: () => void): void;
  terminateBackground(options: object): Promise<void>;
}

declare const WebExtensionPolicy: {
  getByID(id: string): { extension: FirefoxExtension; active: boolean } | null;
};
// biome-ignore lint/suspicious/noExplicitAny: each of Firefox's modules has its own shape.
declare const ChromeUtils: { importESModule(url: string): any };
declare const Cc: Record<
  string,
  { getService(type: unknown): { addCertFromBase64(der: string, trust: string): void } }
>;
declare const Ci: Record<string, unknown>;
declare function OpenBrowserWindow(options: { private: boolean }): unknown;
