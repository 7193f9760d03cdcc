/** The popup's state: what to show, and what each press does. Everything shown follows from signals; nothing here draws. */

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { AskOutcome } from '@/utils/core/asked';
import type { Says } from '@/utils/core/corrections';
import type { GuidePlace } from '@/utils/core/guide';
import type { SignedInSite } from '@/utils/core/signed-in';
import type { Commands } from './commands';
import { groupLines, type RowKey, rowKey } from './lines';
import { countTabs, NO_TABS, type OpenTabs } from './open-tabs';
import { createPresses } from './presses';
import { receiptShelf } from './receipt-shelf';
import { createSaidPresses } from './said-presses';
import type { SessionState } from './session-state';
import { chooseSurface, isSession, leftOut, type Notice, type Surface } from './surface';
import { unlistedFront } from './unlisted';

const LOADING_AFTER_MS = 150;
const NO_LIST_AFTER_MS = 5_000;

export interface PopupActions {
  readonly forget: (row: RowKey) => void;
  readonly logOut: (row: RowKey) => void;
  /** Logs out of every account of the site of this row, in every window. */
  readonly logOutSite: (row: RowKey) => void;
  readonly forgetAll: () => void;
  readonly logOutAll: () => void;
  /** Forgets what the log-out of this receipt kept. */
  readonly forgetToo: (wipeId: string) => void;
  /** Has the site of this row asked; undefined where nothing came of it. Says so where the row leaves for it. */
  readonly askSite: (row: RowKey) => Promise<AskOutcome | undefined>;
  readonly openSite: (place: GuidePlace) => void;
  /** Opens the site's own page to log out at. */
  readonly openLogOut: (place: GuidePlace) => void;
  /** Notes what the person says of the site of this host, in all cookie stores. */
  readonly say: (place: GuidePlace, says: Says) => void;
  readonly undoSaid: (place: GuidePlace) => void;
  readonly openGuide: (place: GuidePlace) => void;
  readonly retry: (wipeId: string) => void;
  readonly stopAfterThisSite: () => void;
  readonly lookAgain: () => void;
  readonly requestAccess: () => void;
  readonly openOptions: () => void;
  /** Puts away the receipt of a log-out of everything. */
  readonly done: () => void;
}

export interface PopupStore {
  readonly surface: ReadonlySignal<Surface>;
  /** Tabs that a log-out of everything would clear. */
  readonly tabsToClear: ReadonlySignal<number>;
  readonly actions: PopupActions;
  readonly setTabs: (tabs: OpenTabs) => void;
}

export function createPopupStore(state: SessionState, commands: Commands): PopupStore {
  const tabs = signal<OpenTabs>(NO_TABS);
  const run = signal<ReadonlySet<RowKey>>(new Set());
  const waited = signal<'not-yet' | 'a-moment' | 'too-long'>('not-yet');
  const askedOut = signal<SignedInSite | undefined>(undefined);
  const presses = createPresses(state);
  const said = createSaidPresses(presses, commands);
  const shelf = receiptShelf(state.receipts, Date.now(), run);
  const known = new Map<RowKey, SignedInSite>();

  let waits: ReturnType<typeof setTimeout>[] = [];
  const wait = () => {
    for (const timer of waits) clearTimeout(timer);
    waited.value = 'not-yet';
    const after = (ms: number, then: 'a-moment' | 'too-long') =>
      setTimeout(() => {
        waited.value = then;
      }, ms);
    waits = [after(LOADING_AFTER_MS, 'a-moment'), after(NO_LIST_AFTER_MS, 'too-long')];
  };
  wait();

  const sites = computed(() => {
    const listed = state.list.value?.sites ?? [];
    for (const site of listed) known.set(rowKey(site), site);
    return listed;
  });
  const stores = computed(() => state.list.value?.stores ?? []);
  const groups = computed(() =>
    groupLines(
      {
        sites: sites.value,
        wipes: state.wipes.value,
        receipts: shelf.shown.value,
        pressed: presses.rows.value,
        known,
        frontHost: tabs.value.frontHost,
        said: said.now.value,
      },
      stores.value,
    ),
  );
  // Said once the row is gone, and no longer when it is back.
  const leftForAnswer = computed((): Notice[] => {
    const site = askedOut.value;
    if (!site || sites.value.some(({ key }) => key === site.key)) return [];
    return [{ kind: 'asked-signed-out', siteName: site.name }];
  });
  const idleRows = computed(() =>
    groups.value.flatMap(({ lines }) => lines.filter(isSession).map(({ row }) => row)),
  );
  const surface = computed(() =>
    chooseSurface({
      waited: waited.value,
      listKnown: state.list.value !== undefined,
      groups: groups.value,
      stores: stores.value,
      notices: [
        ...(presses.refused.value ? [presses.refused.value] : []),
        ...leftForAnswer.value,
        ...(state.list.value?.problems ?? []),
        ...leftOut(state.list.value),
      ],
      run: run.value,
      unlisted: unlistedFront(tabs.value, groups.value),
    }),
  );

  effect(() => {
    const wiping = new Set(state.wipes.value.map(rowKey));
    const idle = idleRows.value.length;
    const pressed = presses.rows.value.size;
    // A popup that is opened in the middle of a log-out of everything joins it.
    if (run.peek().size === 0 && wiping.size > 1 && idle === 0) run.value = wiping;
    // One that was stopped half-way, or not taken, is over.
    if (run.peek().size > 0 && wiping.size === 0 && pressed === 0 && idle > 0) run.value = new Set();
  });

  const end = (rows: readonly RowKey[], command: Commands['forget']) => {
    const keys = rows.map((row) => known.get(row)?.key).filter((key) => key !== undefined);
    return presses.press(rows, () => command(keys));
  };
  const endAll = (command: Commands['forget']) => {
    const rows = idleRows.peek();
    batch(() => {
      void end(rows, command);
      run.value = new Set([...rows, ...state.wipes.peek().map(rowKey)]);
    });
  };
  const repeat = (wipeId: string, command: Commands['retry']) => {
    const receipt = state.receipts.peek().find(({ id }) => id === wipeId);
    if (receipt) void presses.press([rowKey(receipt)], () => command(wipeId));
  };
  const askSite = async (row: RowKey) => {
    const site = known.get(row);
    askedOut.value = undefined;
    const outcome = site && (await commands.askSite(site.key));
    if (outcome?.verdict === 'signed-out') askedOut.value = site;
    return outcome;
  };
  const lookAgain = () => {
    presses.forgetRefusal();
    if (!state.list.peek()) wait();
    void commands.refresh();
  };

  return {
    surface,
    tabsToClear: computed(() => countTabs(tabs.value, sites.value)),
    setTabs: (open) => {
      tabs.value = open;
    },
    actions: {
      forget: (row) => void end([row], commands.forget),
      logOut: (row) => void end([row], commands.logOut),
      logOutSite: (row) => {
        const siteId = known.get(row)?.siteId;
        const all = idleRows.peek().filter((one) => known.get(one)?.siteId === siteId);
        void end(all, commands.logOut);
      },
      forgetAll: () => endAll(commands.forget),
      logOutAll: () => endAll(commands.logOut),
      forgetToo: (wipeId) => repeat(wipeId, commands.forgetToo),
      retry: (wipeId) => repeat(wipeId, commands.retry),
      askSite,
      openSite: (place) => void commands.openSite(place),
      openLogOut: (place) => void commands.openLogOut(place),
      say: said.say,
      undoSaid: said.undo,
      openGuide: (place) => void commands.openGuide(place),
      stopAfterThisSite: () => void commands.stopAfterThisSite(),
      lookAgain,
      requestAccess: () => {
        // Directly in the press: browsers show their question only then.
        void commands.requestAccess().then((allowed) => allowed && lookAgain());
      },
      openOptions: () => void commands.openOptions(),
      done: () =>
        batch(() => {
          shelf.putAway(run.peek());
          run.value = new Set();
        }),
    },
  };
}
