/** Counts how often detection was right, and fits what was fitted anew without the application that it is asked about. */

import { KNOWLEDGE, type Knowledge } from '../../../utils/core/detect/judge';
import { MARKS, type MarkBook, markBook } from '../../../utils/core/detect/marks';
import type { Application } from '../../corpus/schema';
import { type Allowed, type Scene, scenesOf } from './scenes';

export const EVERYTHING: Allowed = { cookies: true, changes: true, page: true };
export const KINDS: Readonly<Record<string, Allowed>> = {
  'cookies alone, nobody watched': { cookies: true, changes: false, page: false },
  'cookies and what changed': { cookies: true, changes: true, page: false },
  'one look in a page alone': { cookies: false, changes: false, page: true },
  'all together': EVERYTHING,
};

export interface Score {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  /** 1 where nothing was claimed. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

type Grades = 'signed-in' | 'both';

/** How good the claim "signed in", or "signed in" and "likely" together, is over these scenes. */
export function scoreOf(scenes: readonly Scene[], grades: Grades): Score {
  const claimed = ({ judgement }: Scene) =>
    judgement !== undefined && (grades === 'both' || judgement.grade === 'signed-in');
  const right = scenes.filter((scene) => scene.signedIn && claimed(scene)).length;
  const wrong = scenes.filter((scene) => !scene.signedIn && claimed(scene)).length;
  const missed = scenes.filter((scene) => scene.signedIn && !claimed(scene)).length;
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { right, wrong, missed, precision, recall, f1 };
}

/** All that is known as it is shipped. */
export function asShipped(applications: readonly Application[], allowed: Allowed): Scene[] {
  return applications.flatMap((application) => scenesOf(application, allowed, KNOWLEDGE));
}

/**
 * Every application judged with marks that it could not have taught and a threshold fitted to the others of those that
 * were in sight when the rules were made. What was recorded after that teaches nothing.
 */
export function eachLeftOut(applications: readonly Application[], allowed: Allowed): Scene[] {
  return leftOut(applications, allowed, applications.filter(wasInSight));
}

/** The same, with the threshold fitted to all others. */
export function eachLeftOutOfAll(applications: readonly Application[], allowed: Allowed): Scene[] {
  return leftOut(applications, allowed, applications);
}

/** Whether the rules were made with this application in sight. */
export function wasInSight({ frozenAt }: Application): boolean {
  return frozenAt === undefined;
}

function leftOut(applications: readonly Application[], allowed: Allowed, teachers: readonly Application[]) {
  return applications.flatMap((application) => {
    const others = teachers.filter((other) => other !== application);
    return scenesOf(application, allowed, fittedTo(others, application.software));
  });
}

/** The points from which on a login is likely that are tried. */
const THRESHOLDS = [2, 3, 4, 5, 6, 7, 8];

/**
 * What the shipped knowledge would be, had nobody seen applications of this software: one threshold, however much
 * there is to go by, at which precision counts twice as much as recall (F0.5). A false row is worse than a missing one.
 */
export function fittedTo(applications: readonly Application[], without: readonly string[]): Knowledge {
  // A mark hides how well the points do: these are fitted with no mark that any of the applications taught.
  const marks = marksWithout([...without, ...applications.flatMap(({ software }) => software)]);
  const tried = THRESHOLDS.map((enough) => {
    const scenes = Object.values(KINDS).flatMap((allowed) =>
      applications.flatMap((one) => scenesOf(one, allowed, { marks, enough })),
    );
    const { precision, recall } = scoreOf(scenes, 'both');
    return { enough, good: (1.25 * precision * recall) / (0.25 * precision + recall || 1) };
  });
  const best = Math.max(...tried.map(({ good }) => good));
  const equal = tried.filter(({ good }) => good === best).map(({ enough }) => enough);
  // Of equally good ones the one in the middle, which is farthest from being wrong; rather above it than below.
  const enough = equal[Math.floor(equal.length / 2)] ?? KNOWLEDGE.enough;
  return { marks: marksWithout(without), enough };
}

function marksWithout(software: readonly string[]): MarkBook {
  return markBook(MARKS.filter((mark) => !software.includes(mark.software)));
}

/** How often each kind of reason was given where somebody was signed in, and where nobody was. */
export function reasonsOf(scenes: readonly Scene[]): [reason: string, right: number, wrong: number][] {
  const counts = new Map<string, { right: number; wrong: number }>();
  for (const { judgement, signedIn } of scenes) {
    for (const kind of new Set(judgement?.reasons.map((reason) => reason.kind))) {
      const count = counts.get(kind) ?? { right: 0, wrong: 0 };
      count[signedIn ? 'right' : 'wrong'] += 1;
      counts.set(kind, count);
    }
  }
  return [...counts].map(([kind, { right, wrong }]) => [kind, right, wrong]);
}
