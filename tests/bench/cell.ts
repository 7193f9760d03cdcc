/** One cell of the matrix: one browser, one page behaviour; seeded, wiped, and looked at until after a restart. */
import { type BrowserKind, type Driver, type LaunchOptions, launch, sleep } from '../browsers/index.ts';
import { forget, row, type ShownReceipt } from '../e2e/steps.ts';
import { waitUntilWiped } from '../e2e/wipes.ts';
import type { Behaviour, Sites } from '../sites/index.ts';
import { neighbourPieces, sessionUnit, tabUnits, type Units, victimUnits } from './look.ts';
import { OPEN_TABS, openTabs } from './open-tabs.ts';
import { FRESH, MINE, setScene, THEIRS, VICTIM_HOSTS, WWW } from './scene.ts';
import { expectSeeded } from './seeded.ts';
import { goBack, sessionStorageNow, sessionStorageOf } from './tab-memory.ts';

export const MOMENTS = ['at once', '10 s later', 'reopened', 'gone back', 'restarted'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Cell {
  readonly browser: BrowserKind;
  readonly behaviour: Behaviour;
  /** Names of everything that was seeded. */
  readonly seeded: readonly string[];
  /** What was alive, by moment. */
  readonly survivors: Readonly<Record<Moment, Units>>;
  /** What the neighbours had lost by then. */
  readonly collateral: Readonly<Record<Moment, readonly string[]>>;
  /** From the press of the button to the receipt. */
  readonly wipeMs?: number;
  readonly receipt?: ShownReceipt;
}

export interface CellOptions {
  readonly browser: BrowserKind;
  readonly behaviour: Behaviour;
  readonly wipe: boolean;
  /** Looks at the neighbours at the end only. */
  readonly quick?: boolean;
  readonly launch?: LaunchOptions;
}

const LATER_MS = 10_000;
/** A tab is looked at through one that it opens, which no click asked for; restored tabs are loaded at once. */
const PREFS = {
  chromium: {},
  firefox: { 'dom.disable_open_during_load': false, 'browser.sessionstore.restore_on_demand': false },
};
/** Tabs that are restored have started by then. */
const RESTORED_MS = 3_000;

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
  const seeded = new Map<string, readonly string[]>();
  await openTabs(driver, behaviour, async (open, tab) => {
    if (open.kind === 'frame') await tab.evaluate((mark) => sessionStorage.setItem('seed', mark), THEIRS);
    const ask = open.kind === 'frame' ? sessionStorageOf(driver, open, MINE) : sessionStorageNow(tab, MINE);
    seeded.set(sessionUnit(open), await ask);
  });
  const before = { jar: await driver.cookies() };
  for (const [unit, names] of await victimUnits(driver, sites)) seeded.set(unit, names);
  expectSeeded(seeded, sites);
  const neighbours = await neighbourPieces(driver, sites, true);

  const wiped = options.wipe ? await wipe(driver) : undefined;
  // Whatever is loaded from now on is new.
  if (wiped) for (const host of VICTIM_HOSTS) sites.behave(host, behaviour, FRESH);

  const survivors = {} as Record<Moment, Units>;
  const collateral = {} as Record<Moment, readonly string[]>;
  const look = async (moment: Moment, more: Units = new Map()) => {
    survivors[moment] = new Map([
      ...(await victimUnits(driver, sites, before)),
      ...(await tabUnits(driver)),
      ...more,
    ]);
    // Firefox itself, wiped or not, may restore a neighbour's tab without its sessionStorage.
    const tabs = moment !== 'restarted';
    collateral[moment] = [];
    if (options.quick && tabs) return;
    const now = new Set(await neighbourPieces(driver, sites, tabs));
    const expected = neighbours.filter((piece) => tabs || !piece.startsWith('sessionStorage'));
    collateral[moment] = expected.filter((piece) => !now.has(piece));
  };
  await look('at once');
  await sleep(LATER_MS);
  await look('10 s later');
  await look('reopened', await reopen(driver));
  await look('gone back', await backInTabs(driver));
  await driver.restart({ restoreTabs: true });
  await sleep(RESTORED_MS);
  await look('restarted', await reopen(driver));
  return { browser, behaviour, seeded: [...seeded.keys()].sort(), survivors, collateral, ...wiped };
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

/** The next visitor opens the site: somebody who is signed in there is a survivor. */
async function reopen(driver: Driver): Promise<Units> {
  const tab = await driver.open(`https://${WWW}/`);
  await sleep(1_000);
  const shown = await tab.evaluate(
    () => document.querySelector<HTMLElement>('[data-signed-in]')?.dataset.signedIn ?? '',
  );
  await tab.close();
  return new Map(shown ? [['the login', [`${shown} is shown as signed in`]]] : []);
}

/** Goes back in the tab that left the victim and in one that Signoff's page stands in. */
async function backInTabs(driver: Driver): Promise<Units> {
  const units = new Map<string, string[]>();
  for (const open of OPEN_TABS.filter(({ kind }) => kind === 'left' || kind === 'ordinary')) {
    const mark = await goBack(driver, open);
    if (mark) units.set(`the page at ${open.host} in the ${open.kind} tab`, [mark]);
  }
  return units;
}
