/** Fifty small sites that no catalogue knows, for log-outs of many at once. */
import type { Site } from '../site.ts';
import { makeCookieSite } from './plain.ts';

/** How many there are. */
export const CROWD_SIZE = 50;

/** The host of one of them, counted from 1. */
export function crowdHost(number: number): string {
  return `www.crowd-${String(number).padStart(2, '0')}.net`;
}

/** All of them; each has one account, `maria`. */
export function makeCrowd(): Site[] {
  return Array.from({ length: CROWD_SIZE }, (_, index) => {
    const host = crowdHost(index + 1);
    return makeCookieSite({
      host,
      title: `Crowd ${index + 1}`,
      about: 'One of fifty, for log-outs of many at once.',
      accent: '#5a6b2f',
      cookie: 'auth_session',
      domain: host.replace('www', ''),
      account: { id: `${9001 + index}`, user: 'maria', name: 'Maria', password: 'crowd-1' },
    });
  });
}
