/** One cell of the matrix: one browser, one page behaviour; seeded, wiped, and looked at until after a restart. */
import {
  type BrowserKind,
  type Driver,
  type LaunchOptions,
  launch,
  sleep,
  until,
} from '../browsers/index.ts';
import { forget, row, type ShownReceipt } from '../e2e/steps.ts';
import { waitUntilWiped } from '../e2e/wipes.ts';
import type { Behaviour, Sites } from '../sites/index.ts';
import { neighbourPieces, sessionUnit, tabUnits, type Units, victimUnits } from './look.ts';
import { OPEN_TABS, openTabs } from './open-tabs.ts';
import { survivorsIn } from './out-of-reach.ts';
import { FRESH, MINE, setScene, THEIRS, VICTIM_HOSTS } from './scene.ts';
import { expectSeeded } from './seeded.ts';
import { backInTabs, sessionStorageNow, sessionStorageOf } from './tab-memory.ts';
import { liveRequests, openSite } from './visit.ts';

export const MOMENTS = ['at once', '10 s later', 'reopened', 'restarted'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Cell {
  readonly browser: BrowserKind;
  readonly behaviour: Behaviour;
  /** Names of everything that was seeded. */
  readonly seeded: readonly string[];
  /** What was alive, by moment; with what no extension reaches. */
  readonly alive: Readonly<Record<Moment, Units>>;
  /** What of it could have been cleared. */
  readonly survivors: Readonly<Record<Moment, Units>>;
  /** What the neighbours had lost after the site was opened anew or after the restart. */
  readonly collateral: readonly string[];
  /** From the press of the button to the receipt. */
  readonly wipeMs?: number;
  readonly receipt?: ShownReceipt;
}

export interface CellOptions {
  readonly browser: BrowserKind;
  readonly behaviour: Behaviour;
  readonly wipe: boolean;
  readonly launch?: LaunchOptions;
}

const LATER_MS = 10_000;
/** A tab is looked at through one that it opens, which no click asked for; restored tabs are loaded at once. */
const PREFS = {
  chromium: {},
  firefox: { 'dom.disable_open_during_load': false, 'browser.sessionstore.restore_on_demand': false },
};

export async function runCell(sites: Sites, options: CellOptions): Promise<Cell> {
  const driver = await launch(options.browser, { sites, prefs: PREFS[options.browser], ...options.launch });
  try {
    return await measure(driver, sites, options);
  } finally {
    await driver.close();
  }
}

async function measure(driver: Driver, sites: Sites, options: CellOptions): Promise<Cell> {
  const { browser, behaviour } = options;
  await setScene(driver, sites, behaviour);
  const seeded = await seedTabs(driver, behaviour);
  const before = { jar: await driver.cookies() };
  for (const [unit, names] of await victimUnits(driver, sites)) seeded.set(unit, names);
  expectSeeded(seeded, sites);
  const neighbours = await neighbourPieces(driver, sites, true);

  const wiped = options.wipe ? await wipe(driver) : undefined;
  const wipedAt = performance.now();
  // Whatever is loaded from now on is new, and the server writes down who comes as the person that was.
  if (wiped) for (const host of VICTIM_HOSTS) sites.behave(host, behaviour, FRESH);
  sites.clearLog();

  const alive = {} as Record<Moment, Units>;
  const look = async (moment: Moment, ...more: readonly Units[]) => {
    const units = [
      await victimUnits(driver, sites, before),
      await tabUnits(driver),
      ...more,
      liveRequests(sites),
    ];
    alive[moment] = new Map(units.flatMap((each) => [...each]));
  };
  const collateral: string[] = [];
  const lookNextDoor = async (expected: readonly string[], tabs: boolean) => {
    const now = new Set(await neighbourPieces(driver, sites, tabs));
    collateral.push(...expected.filter((piece) => !now.has(piece) && !collateral.includes(piece)));
  };

  await look('at once');
  await sleep(Math.max(0, wipedAt + LATER_MS - performance.now()));
  await look('10 s later');
  await look('reopened', await openSite(driver), await backInTabs(driver));
  await lookNextDoor(neighbours, true);
  await driver.restart({ restoreTabs: true });
  await restoredTabs(driver);
  await look('restarted', await openSite(driver));
  // Firefox itself, wiped or not, may restore a neighbour's tab without its sessionStorage.
  await lookNextDoor(
    neighbours.filter((piece) => !piece.startsWith('sessionStorage')),
    false,
  );
  const survivors = Object.fromEntries(
    MOMENTS.map((moment) => [moment, survivorsIn(browser, alive[moment])]),
  ) as Record<Moment, Units>;
  return { browser, behaviour, seeded: [...seeded.keys()].sort(), alive, survivors, collateral, ...wiped };
}

/** Opens the victim's tabs and answers what each of them remembers. */
async function seedTabs(driver: Driver, behaviour: Behaviour): Promise<Map<string, readonly string[]>> {
  const seeded = new Map<string, readonly string[]>();
  await openTabs(driver, behaviour, async (open, tab) => {
    if (open.kind === 'frame') await tab.evaluate((mark) => sessionStorage.setItem('seed', mark), THEIRS);
    const ask = open.kind === 'frame' ? sessionStorageOf(driver, open, MINE) : sessionStorageNow(tab, MINE);
    seeded.set(sessionUnit(open), await ask);
  });
  if (seeded.size !== OPEN_TABS.length) throw new Error('not every tab was opened');
  return seeded;
}

async function wipe(driver: Driver): Promise<{ wipeMs: number; receipt: ShownReceipt }> {
  const popup = await driver.popup();
  await popup.waitFor(row('instagram'));
  const start = performance.now();
  const receipt = await forget(popup, 'instagram');
  const wipeMs = performance.now() - start;
  await waitUntilWiped(driver, 'instagram');
  await popup.close();
  return { wipeMs, receipt };
}

/** Until every tab that the browser restored has its page, and whatever that page does first is done. */
async function restoredTabs(driver: Driver): Promise<void> {
  await until('the restored tabs', () =>
    driver.extension(async () => {
      const tabs = await chrome.tabs.query({});
      return tabs.length > 1 && tabs.every(({ status, discarded }) => status === 'complete' || discarded);
    }),
  );
  await sleep(1_000);
}
