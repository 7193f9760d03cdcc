/** What people said of sites, as it is kept and handed on: names of sites and cookies, no value, no account. */

import * as v from 'valibot';

/** What can be said of a site. */
export const SAYS = ['login', 'not-login'] as const;
export type Says = (typeof SAYS)[number];

/** More sites than this nobody corrects by hand; the newest stay. */
const MOST_SITES = 500;
/** Browsers keep 180 cookies of a site (docs/platform-facts.md). */
export const MOST_COOKIES = 200;
/** In characters. */
export const LONGEST_NAME = 256;

const site = v.pipe(v.string(), v.maxLength(253), v.regex(/^[\p{L}\p{N}.:_[\]-]+$/u));
const cookies = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(LONGEST_NAME))),
  v.maxLength(MOST_COOKIES),
  v.readonly(),
);
const says = v.picklist(SAYS);

const correctionSchema = v.object({
  /** A domain of the site, by which its login group is found: what is said holds for the whole group, in every store. */
  site,
  says,
  /** In ms since the epoch. */
  saidAt: v.number(),
  /**
   * Names of the cookies that stand for the login where nothing else shows one. Empty: the site had none at that
   * moment. Absent: the site was listed by its own evidence.
   */
  cookies: v.optional(cookies),
  /** The cookie stores in which it was said. */
  stores: v.pipe(v.array(v.string()), v.readonly()),
});

export type Correction = Readonly<v.InferOutput<typeof correctionSchema>>;

/** A correction as the person sees it in a list. */
export interface CorrectionLine {
  readonly site: string;
  readonly name: string;
  readonly says: Says;
  /** Said in a private window: it goes when the browser closes, and is in no file. */
  readonly isBrief: boolean;
}

/** Loose: what a newer version of Signoff wrote beside these stays when this one writes. */
const keptSchema = v.looseObject({ version: v.literal(1), corrections: v.array(v.unknown()) });

export interface ReadCorrections {
  readonly corrections: readonly Correction[];
  /** What is stored and is no correction; whoever writes next must set it aside. */
  readonly damaged: readonly unknown[];
}

/** Corrections as they came from the disk; one that makes no sense stops no other. Nothing stored is no damage. Never throws. */
export function readCorrections(raw: unknown): ReadCorrections {
  if (raw === undefined) return { corrections: [], damaged: [] };
  const kept = v.safeParse(keptSchema, raw);
  if (!kept.success) return { corrections: [], damaged: [raw] };
  const read = kept.output.corrections.map((one) => ({
    raw: one,
    result: v.safeParse(correctionSchema, one),
  }));
  return {
    corrections: read.flatMap(({ result }) => (result.success ? [result.output] : [])),
    damaged: read.flatMap((one) => (one.result.success ? [] : [one.raw])),
  };
}

/** These corrections with those of other sites before them; the newest are the last. */
export function withCorrections(
  known: readonly Correction[],
  more: readonly Correction[],
): readonly Correction[] {
  const said = new Set(more.map((one) => one.site));
  return [...known.filter((one) => !said.has(one.site)), ...more].slice(-MOST_SITES);
}

const FORMAT = 'signoff-corrections';
const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  corrections: v.array(v.unknown()),
});
const fileEntry = v.object({ site, says, cookies: v.optional(cookies) });

/** The file for another browser: neither when it was said, nor in which cookie store. */
export function correctionsFile(corrections: readonly Correction[]): string {
  const entries = corrections.map((one) => ({
    site: one.site,
    says: one.says,
    ...(one.cookies && { cookies: one.cookies }),
  }));
  return `${JSON.stringify({ format: FORMAT, version: 1, corrections: entries }, undefined, 2)}\n`;
}

export type ReadFile =
  | { readonly ok: true; readonly corrections: readonly Correction[] }
  | { readonly ok: false; readonly reason: 'not-json' | 'other-file' | 'too-many' }
  /** `entry` counts from 1. */
  | { readonly ok: false; readonly reason: 'bad-entry'; readonly entry: number };

/** What such a file says, all of it or nothing. Never throws. */
export function readCorrectionsFile(text: string, now: number): ReadFile {
  const raw = parsed(text);
  if (raw === undefined) return { ok: false, reason: 'not-json' };
  const file = v.safeParse(fileSchema, raw);
  if (!file.success) return { ok: false, reason: 'other-file' };
  const { corrections } = file.output;
  if (corrections.length > MOST_SITES) return { ok: false, reason: 'too-many' };
  const read = corrections.map((one) => v.safeParse(fileEntry, one));
  const bad = read.findIndex(({ success }) => !success);
  if (bad !== -1) return { ok: false, reason: 'bad-entry', entry: bad + 1 };
  const entries = read.flatMap((one) => (one.success ? [{ ...one.output, saidAt: now, stores: [] }] : []));
  // Of two that speak of one site, the last holds.
  return {
    ok: true,
    corrections: entries.reduce<readonly Correction[]>((all, one) => withCorrections(all, [one]), []),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever it is, it is not what Signoff wrote.
    return undefined;
  }
}
