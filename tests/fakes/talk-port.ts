/** The servers of the small browser's sites: who they take for signed in, and what telling them does. */

import type { AskedAnswer } from '@/utils/core/asked';
import type { Answer, SignOutTrouble, Told } from '@/utils/core/sign-out';
import { hostOf, isWithinAny } from '@/utils/core/site';
import type { SiteTalk } from '@/utils/ports';
import type { FakeWorld } from './world';

const HOME = 'https://www.example.com/';

const SILENT: AskedAnswer = { kind: 'none', trouble: 'offline' };

function page(isSignedIn: boolean): Answer {
  const seen = { asksPassword: !isSignedIn, offersLogOut: isSignedIn, size: 1_000 };
  return { kind: 'page', status: 200, address: HOME, ...seen };
}

/** What a server holds: sessions by the header that is good for them. */
export class FakeServer {
  /** Domains whose session was ended at the server. */
  readonly ended = new Set<string>();
  /** Domains that were talked to, once per conversation. */
  readonly visits: string[] = [];
  /** How often a domain was told to log out. */
  readonly told: string[] = [];
  /** Conversations that were not ended. */
  open = 0;
  /** Pages of the site have a log-out link. */
  hasControl = true;
  /** Every answer is this. */
  outage: SignOutTrouble | undefined;
  /** Telling it fails so, and asking goes on. */
  refuses: SignOutTrouble | undefined;
  /** Signed in and signed out look the same. */
  isInscrutable = false;
  /** What it answers to the one who looks at a page, with a login and without. */
  reads: Readonly<Record<'person' | 'visitor', AskedAnswer>> = { person: SILENT, visitor: SILENT };
  /** Addresses that were looked at, and by whom. */
  readonly read: string[] = [];
}

export function createSiteTalk(world: FakeWorld): SiteTalk {
  return {
    async visit(domains, storeId) {
      const { server } = world;
      const domain = domains[0] ?? '';
      server.visits.push(domain);
      server.open += 1;
      const isSilent = world.silent.has(domain) || world.silent.has(`www.${domain}`);
      const outage = (): SignOutTrouble | undefined => (isSilent ? 'offline' : server.outage);
      const tell = (): Told => {
        const trouble = outage() ?? server.refuses;
        if (trouble) return { done: false, sent: true, trouble };
        server.told.push(domain);
        server.ended.add(domain);
        // As sites do: the session's own cookie goes with the answer.
        const isTaken = (cookie: (typeof world.cookies)[number]) =>
          cookie.name === 'sessionid' && cookie.storeId === storeId && isWithinAny(cookie.domain, domains);
        if (world.wiping !== 'nothing') world.cookies = world.cookies.filter((cookie) => !isTaken(cookie));
        return { done: true };
      };
      const address = `https://www.${domain}/logout`;
      return {
        async ask(asked, as) {
          const trouble = outage();
          if (trouble) return { kind: 'none', trouble };
          if (!isWithinAny(hostOf(asked) ?? '', [...domains, 'example.com']))
            throw new Error(`asked ${asked}`);
          if (server.isInscrutable) return page(false);
          return page(as !== 'visitor' && !server.ended.has(domain));
        },
        async read(asked, as) {
          server.read.push(`${as} ${asked} ${storeId}`);
          await world.gate;
          return server.reads[as];
        },
        follow: async () => tell(),
        controls: async () => {
          const link = { kind: 'link' as const, texts: ['Log out'], address, method: 'GET', fields: {} };
          const candidates = server.hasControl ? [{ ...link, asksForMore: false }] : [];
          return outage() ? [] : [{ page: `https://www.${domain}/`, candidates }];
        },
        use: async () => tell(),
        preventSilentAccess: async () => {},
        async end() {
          server.open -= 1;
        },
      };
    },
  };
}
