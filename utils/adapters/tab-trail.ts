/**
 * Which sites each open tab has shown: a tab that went on to another site still holds the old one's sessionStorage, and
 * nothing but a document in that very tab sees it (docs/platform-facts.md). Memory only; a closed tab takes its trail along.
 */

import * as v from 'valibot';
import { siteOf } from '../core/site';
import { createTurns } from '../core/turns';
import { browser } from './browser';

/** Tab id → registrable domains. */
const trailSchema = v.record(v.string(), v.array(v.string()));
type Trail = v.InferOutput<typeof trailSchema>;

const TRAIL = 'tabTrail';
const inTurn = createTurns();
/** What this worker knows of it already: most pages are of the site that the tab showed before. */
let known: Promise<Trail> | undefined;

/** Notes that this tab shows a page of that host. Cheap: nothing is written twice. */
export function noteTrail(tabId: number, host: string): Promise<void> {
  return change((trail) => {
    const sites = trail[tabId] ?? [];
    const site = siteOf(host);
    return sites.includes(site) ? trail : { ...trail, [tabId]: [...sites, site] };
  });
}

/** The tab was closed. */
export function endTrail(tabId: number): Promise<void> {
  return change(({ [tabId]: _gone, ...others }) => others);
}

/** Ids of the tabs that have shown a site of these domains, whatever they show now. */
export async function tabsThatShowed(domains: readonly string[]): Promise<readonly number[]> {
  const sites = domains.map(siteOf);
  return Object.entries(await read())
    .filter(([, shown]) => shown.some((site) => sites.includes(site)))
    .map(([tabId]) => Number(tabId));
}

function change(next: (trail: Trail) => Trail): Promise<void> {
  return inTurn(async () => {
    const trail = await read();
    const changed = next(trail);
    if (JSON.stringify(changed) === JSON.stringify(trail)) return;
    known = Promise.resolve(changed);
    await browser.storage.session.set({ [TRAIL]: changed });
  });
}

function read(): Promise<Trail> {
  known ??= browser.storage.session.get(TRAIL).then((stored) => {
    const result = v.safeParse(trailSchema, stored[TRAIL] ?? {});
    return result.success ? result.output : {};
  });
  return known;
}
