/** What must have been seeded before a wipe proves anything: every kind of store at every place, cookies, the login. */
import { nameOf } from '../e2e/places.ts';
import type { Sites } from '../sites/index.ts';
import { KINDS, sessionUnit, type Units } from './look.ts';
import { OPEN_TABS } from './open-tabs.ts';
import { victimPlaces } from './scene.ts';

/** @throws naming each cell that was not seeded. */
export function expectSeeded(seeded: Units, sites: Sites): void {
  const places = victimPlaces(sites.altPort);
  const wanted = [
    ...places.flatMap((place) => KINDS.map((kind) => `${kind} at ${nameOf(place)}`)),
    ...places.filter(({ at }) => !at.includes(':')).map(({ at, under }) => cookiesOf(at, under)),
    'cookies at .instagram.com',
    'the login',
    ...OPEN_TABS.map(sessionUnit),
  ];
  const missing = wanted.filter((unit) => !seeded.get(unit)?.length);
  if (missing.length > 0)
    throw new Error(`never seeded: ${missing.join(', ')}\nseeded: ${[...seeded.keys()].join(', ')}`);
}

/** Cookies know their partition by its site, not by its host. */
function cookiesOf(host: string, under: string | undefined): string {
  return `cookies at ${host}${under ? ` under https://${under.replace(/^www\./, '')}` : ''}`;
}
