/** The guide's state: which site, which steps are done, what the last press came to. Nothing here draws. */

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { GuidePlace, GuideStep, OpenedStep, SiteGuide } from '@/utils/core/guide';
import type { Receipt } from '@/utils/core/receipt';
import type { GuideCommands } from './guide-commands';
import type { SessionState } from './session-state';

/** What the last press on a step's button came to; `opening` while the site may still be asked. */
export type Opening = OpenedStep | 'opening' | 'failed';

/** Whether somebody is signed in to the site in this browser. */
export type Here =
  | { readonly kind: 'signed-in'; readonly key: string }
  | { readonly kind: 'working' }
  | { readonly kind: 'signed-out'; readonly receipt?: Receipt };

/** A site that has a guide here. */
export interface GuideSite extends GuidePlace {
  readonly siteId: string;
  readonly name: string;
}

export interface GuideView {
  readonly guide: SiteGuide;
  readonly here: Here;
  readonly openings: Readonly<Partial<Record<GuideStep, Opening>>>;
  readonly sites: readonly GuideSite[];
}

export interface GuideActions {
  readonly choose: (site: GuidePlace) => void;
  readonly open: (step: GuideStep) => void;
  readonly openSite: () => void;
  readonly mark: (step: GuideStep, isDone: boolean) => void;
  readonly forgetMarks: () => void;
  readonly forgetHere: () => void;
  readonly copy: (text: string) => Promise<boolean>;
}

export interface GuideStore {
  /** `blank` until something is known; `none` when there is no site to guide to. */
  readonly view: ReadonlySignal<GuideView | 'blank' | 'none'>;
  readonly place: ReadonlySignal<GuidePlace | undefined>;
  readonly actions: GuideActions;
}

/** The page may be here a moment before the background has an answer. */
const NONE_AFTER_MS = 3_000;

export function createGuideStore(
  state: SessionState,
  commands: GuideCommands,
  first: GuidePlace | undefined,
): GuideStore {
  const openedAt = Date.now();
  const place = signal(first);
  const guide = signal<SiteGuide | undefined>(undefined);
  const openings = signal<GuideView['openings']>({});
  const waited = signal(false);
  setTimeout(() => {
    waited.value = true;
  }, NONE_AFTER_MS);

  const sites = computed(() => sitesOf(state, guide.value));

  const read = async (): Promise<void> => {
    const asked = place.peek();
    if (!asked) return;
    const answer = await commands.read(asked);
    // Another site may have been chosen meanwhile.
    if (answer && place.peek() === asked) guide.value = answer;
  };
  effect(() => {
    if (place.value) void read();
  });
  // Without an address it is the first site's guide, and stays that one.
  effect(() => {
    const [site] = sites.value;
    if (!place.value && site) place.value = { host: site.host, storeId: site.storeId };
  });
  commands.onMarks(() => void read());

  const setOpening = (step: GuideStep, opening: Opening) => {
    openings.value = { ...openings.peek(), [step]: opening };
  };
  const atPlace = (work: (at: GuidePlace) => Promise<unknown>) => {
    const at = place.peek();
    if (at) void work(at);
  };

  return {
    place,
    view: computed(() => {
      if (!guide.value) return waited.value && state.loaded.value ? 'none' : 'blank';
      const here = hereOf(state, guide.value, openedAt);
      return { guide: guide.value, here, openings: openings.value, sites: sites.value };
    }),
    actions: {
      choose: ({ host, storeId }) =>
        batch(() => {
          openings.value = {};
          place.value = { host, storeId };
        }),
      open: (step) =>
        atPlace(async (at) => {
          setOpening(step, 'opening');
          const opened = await commands.open(at, step);
          if (place.peek() === at) setOpening(step, opened ?? 'failed');
        }),
      openSite: () => atPlace((at) => commands.openSite(at)),
      mark: (step, isDone) => atPlace((at) => commands.mark(at, step, isDone)),
      forgetMarks: () => atPlace((at) => commands.forgetMarks(at)),
      forgetHere: () => {
        const here = guide.peek() && hereOf(state, guide.peek() as SiteGuide, openedAt);
        if (here?.kind === 'signed-in') void commands.forgetSite(here.key);
      },
      copy: commands.copy,
    },
  };
}

function hereOf(state: SessionState, { siteId, storeId }: SiteGuide, openedAt: number): Here {
  const isMine = (of: { siteId: string; storeId: string }) => of.siteId === siteId && of.storeId === storeId;
  if (state.wipes.value.some(isMine)) return { kind: 'working' };
  const login = state.list.value?.sites.find(isMine);
  const receipt = state.receipts.value.find((one) => isMine(one) && one.finishedAt >= openedAt);
  if (login && !(receipt && receipt.finishedAt > login.firstSeenAt))
    return { kind: 'signed-in', key: login.key };
  return { kind: 'signed-out', receipt };
}

/** The site of this guide, those that are signed in, and those that were logged out lately; each once. */
function sitesOf(state: SessionState, guide: SiteGuide | undefined): GuideSite[] {
  const listed = (state.list.value?.sites ?? []).map(({ siteId, name, domains, storeId }) => ({
    siteId,
    name,
    host: domains[0] ?? siteId,
    storeId,
  }));
  const ended = state.receipts.value.map(({ siteId, siteName, domains, storeId }) => ({
    siteId,
    name: siteName,
    host: domains[0] ?? siteId,
    storeId,
  }));
  const own = guide
    ? [{ siteId: guide.siteId, name: guide.siteName, host: guide.host, storeId: guide.storeId }]
    : [];
  const seen = new Set<string>();
  return [...listed, ...ended, ...own]
    .filter(({ siteId, storeId }) => {
      const key = `${siteId}|${storeId}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
