/** Starts the test sites: real https under real names, seen by nobody but browsers started with the arguments given here. */
import { makeCertificate } from './certificate.ts';
import { everywhere } from './everywhere.ts';
import { startProxy } from './proxy.ts';
import { listen, type World } from './server.ts';
import type { Site } from './site.ts';
import { makeSites } from './sites/all.ts';
import type { Account, Sites, SitesOptions } from './types.ts';

export type * from './types.ts';

/** Starts servers and proxy on loopback; `close()` leaves no handle open. */
export async function startSites(options: SitesOptions = {}): Promise<Sites> {
  const sites = makeSites();
  const hosts = sites.flatMap((site) => site.hosts);
  const forwarded = new Map(Object.entries(options.forwarded ?? {}));
  const reachable = [...hosts, ...forwarded.keys()];
  const certificate = options.certificate ?? (await makeCertificate(reachable));
  const world: World = {
    sites,
    faults: new Map(),
    behaviours: new Map(),
    log: [],
    forwarded,
    forwardLog: [],
    cacheHits: new Map(),
    seedingAllowed: true,
    // The proxy starts last: it has to know the ports.
    viaProxy: (remotePort) => proxy.isOurs(remotePort),
    everywhere: (exchange, site) => everywhere(world, exchange, site),
  };
  const running: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(running.map((one) => one.close()));
  };
  const start = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    try {
      const started = await starting;
      running.push(started);
      return started;
    } catch (error) {
      // A port that is taken must not leave the others listening.
      await close();
      throw error;
    }
  };
  const main = await start(listen(world, certificate, options.port ?? 0, 443));
  const alternative = await start(listen(world, certificate, options.altPort ?? 0));
  const proxy = await start(
    startProxy(options.proxyPort ?? 0, (host, port) => {
      if (!reachable.includes(host)) return undefined;
      return port === 443 ? main.port : port === alternative.port ? alternative.port : undefined;
    }),
  );
  const siteOn = (host: string): Site => {
    const site = sites.find((candidate) => candidate.hosts.includes(host));
    if (!site) throw new Error(`No test site has the host ${host}`);
    return site;
  };
  const accountAt = (host: string, user?: string): Account => {
    const account = siteOn(host).accounts.find((candidate) => user === undefined || candidate.user === user);
    if (!account) throw new Error(`${user ?? 'Nobody'} has no account at ${host}`);
    return account;
  };
  return {
    port: main.port,
    altPort: alternative.port,
    proxyPort: proxy.port,
    certificate,
    hosts,
    accounts: Object.fromEntries(
      sites.filter((site) => site.accounts.length > 0).map((site) => [site.hosts[0], site.accounts]),
    ),
    account: accountAt,
    log: world.log,
    proxyLog: proxy.log,
    forwardLog: world.forwardLog,
    chromiumArgs: () => chromiumArgs(main.port, alternative.port, certificate.spkiSha256Base64),
    firefoxPrefs: () => firefoxPrefs(proxy.port),
    sessions: (host) => siteOn(host).sessions.records(),
    wouldAccept: (host, value) => siteOn(host).sessions.find(value) !== undefined,
    signInElsewhere: (host, user, device) => {
      const site = siteOn(host);
      const account = accountAt(host, user);
      const token = site.newToken(account);
      site.sessions.open(account, device, token);
      return token;
    },
    cacheHits: (host) => world.cacheHits.get(siteOn(host) && host) ?? 0,
    behave: (host, behaviour, mark = `behaviour-of-${host}`) => {
      world.behaviours.set(siteOn(host) && host, { behaviour, mark });
    },
    fault: (host, fault) => {
      world.faults.set(siteOn(host) && host, fault);
    },
    allowSeeding: (allowed) => {
      world.seedingAllowed = allowed;
    },
    clearLog: () => {
      world.log.length = 0;
      proxy.log.length = 0;
      world.forwardLog.length = 0;
    },
    close,
  };
}

/** Unknown names reach the server as well, which records and refuses them; other ports lead nowhere. */
export function chromiumArgs(port: number, altPort: number, spki: string): string[] {
  const rules = [
    `MAP *:443 127.0.0.1:${port}`,
    `MAP *:${altPort} 127.0.0.1:${altPort}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
  ];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    // Not --ignore-certificate-errors: that turns the HTTP cache off.
    `--ignore-certificate-errors-spki-list=${spki}`,
    '--disable-quic',
    '--no-first-run',
  ];
}

/** Everything but loopback goes through the proxy, plain http too (where it is refused). */
function firefoxPrefs(proxyPort: number): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
    // Or names are looked up behind the proxy's back, over https.
    'network.trr.mode': 5,
    // The browser's own errands would only fill the proxy's log.
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  };
}
