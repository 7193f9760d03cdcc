/** What a person does at a site to end a login on other devices: the steps, what is done of them, and what is known. */

/** The steps at the site itself, in order; `check` is the first one once more. */
export const GUIDE_STEPS = ['devices', 'password', 'check'] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];
/** What is marked: a step that was done, or that the login here was seen to change after `password` was opened. */
export const GUIDE_MARKS = [...GUIDE_STEPS, 'seen-change'] as const;
export type GuideMark = (typeof GUIDE_MARKS)[number];
/** When each was marked, in ms since the epoch. */
export type GuideMarks = Readonly<Partial<Record<GuideMark, number>>>;

/** A site in a cookie store, by any of its hosts. */
export interface GuidePlace {
  readonly host: string;
  readonly storeId: string;
}

/** Where an address is known from, and how surely it is right. */
export interface KnownAddress {
  readonly basis: 'checked' | 'documentation' | 'project' | 'experience';
  readonly confidence: 'high' | 'medium' | 'low';
}

/** A step as it is shown. */
export interface GuideStepInfo {
  readonly step: GuideStep;
  /** Absent: the catalogue has no address for it. */
  readonly known?: KnownAddress;
}

/** One site's guide. */
export interface SiteGuide extends GuidePlace {
  readonly siteId: string;
  readonly siteName: string;
  readonly steps: readonly GuideStepInfo[];
  readonly marks: GuideMarks;
  /** How many steps are done, by site id, at each site that has a mark. */
  readonly doneBySite: Readonly<Record<string, number>>;
}

/** What opening a step's page came to. */
export interface OpenedStep {
  /** The catalogue's address, the one that the site itself names by the standard, or only its front page. */
  readonly at: 'catalogue' | 'well-known' | 'front-page';
  /** The host of the page. */
  readonly host: string;
}

/** Marks are for the way through the guide, not for a diary. */
const MARKS_LAST_MS = 24 * 3_600_000;

/** The marks that still count at `now` (ms since the epoch). */
export function freshMarks(marks: GuideMarks, now: number): GuideMarks {
  return Object.fromEntries(
    GUIDE_MARKS.flatMap((mark) => {
      const at = marks[mark];
      return at !== undefined && now - at < MARKS_LAST_MS ? [[mark, at]] : [];
    }),
  );
}

/** How many steps are done. */
export function stepsDone(marks: GuideMarks): number {
  return GUIDE_STEPS.filter((step) => marks[step] !== undefined).length;
}
