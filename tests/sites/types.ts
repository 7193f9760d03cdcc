/** The face of the test sites: everything a test may ask of them or tell them, and nothing about how they work. */

/** What a site's ordinary pages do to keep a login alive. */
export type Behaviour = 'calm' | 'busy' | 'last-gasp' | 'respawn';

/** How a host misbehaves towards every request, or (csrf-reject) every POST. */
export type Fault = 'none' | 'down' | 'slow' | '500' | 'redirect-elsewhere' | 'csrf-reject';

/** Ports to listen on (0 or absent: any free one) and, for a lasting profile, a certificate to use again. */
export interface SitesOptions {
  port?: number;
  altPort?: number;
  proxyPort?: number;
  certificate?: Certificate;
  /** Hosts that an application of somebody else's answers, by its port on loopback. */
  forwarded?: Readonly<Record<string, number>>;
}

/** A test authority and the one leaf, signed by it, that names every host. */
export interface Certificate {
  readonly keyPem: string;
  readonly certPem: string;
  readonly caCertPem: string;
  /** For Chromium's --ignore-certificate-errors-spki-list, which leaves the HTTP cache working. */
  readonly spkiSha256Base64: string;
}

/** Somebody with an account; `password` follows a change made on the site. */
export interface Account {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  password: string;
}

/** One sign-in on one device, as the server sees it. */
export interface SessionRecord {
  readonly id: string;
  readonly user: string;
  readonly device: string;
  readonly createdAt: number;
  readonly endedAt?: number;
}

/** One request as it arrived. */
export interface RequestRecord {
  readonly at: number;
  readonly host: string;
  /** The port that the browser asked for: 443 or the alternative port. */
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly cookieNames: readonly string[];
  /** A cookie or bearer token that belongs, or once belonged, to somebody's login. */
  readonly carriedSession: boolean;
  /** The login that was carried would still be accepted. */
  readonly liveSession: boolean;
  readonly origin: string | undefined;
  readonly viaProxy: boolean;
  /** False for a host that is none of ours: it was refused. */
  readonly known: boolean;
}

/** One host that a browser asked the proxy for. */
export interface ProxyRecord {
  readonly at: number;
  readonly host: string;
  readonly port: number;
  readonly allowed: boolean;
}

/** One answer of a server that requests are handed on to. */
export interface ForwardRecord {
  readonly at: number;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** The running sites. */
export interface Sites {
  /** Listens for every host's port 443. */
  readonly port: number;
  /** Listens for the same hosts at this very port: https://www.instagram.com:ALT is another origin of the same site. */
  readonly altPort: number;
  /** A CONNECT proxy on loopback, for Firefox. */
  readonly proxyPort: number;
  readonly certificate: Certificate;
  readonly hosts: readonly string[];
  /** By the host that shows the log-in form. */
  readonly accounts: Readonly<Record<string, readonly Account[]>>;
  /** The account of that name, or the site's first. */
  account(host: string, user?: string): Account;
  readonly log: readonly RequestRecord[];
  readonly proxyLog: readonly ProxyRecord[];
  readonly forwardLog: readonly ForwardRecord[];
  chromiumArgs(): string[];
  firefoxPrefs(): Record<string, string | number | boolean>;
  sessions(host: string): readonly SessionRecord[];
  /** Would this value of a session cookie (or bearer token) still sign somebody in? */
  wouldAccept(host: string, value: string): boolean;
  /** Signs `user` in on a device that has no browser here; answers the session cookie's value. */
  signInElsewhere(host: string, user: string, device: string): string;
  /** How often the server itself had to answer `/cached.txt` for that host. */
  cacheHits(host: string): number;
  behave(host: string, behaviour: Behaviour, mark?: string): void;
  fault(host: string, fault: Fault): void;
  /** Whether `/seed` and its like still seed: a browser that restores such a page must not seed a second time. */
  allowSeeding(allowed: boolean): void;
  /** Empties the logs. */
  clearLog(): void;
  close(): Promise<void>;
}
