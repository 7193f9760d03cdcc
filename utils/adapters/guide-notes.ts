/** Keeps the guides' marks: site, step and time on the disk, those of private windows in memory; fingerprints in memory only. */

import * as v from 'valibot';
import { GUIDE_MARKS } from '../core/guide';
import type { GuideNotes, WatchedLogin } from '../ports';
import { browser } from './browser';
import { isPrivateStore } from './store';

const marksSchema = v.record(v.string(), v.record(v.picklist(GUIDE_MARKS), v.number()));

/** The key in both areas of storage; `utils/view` listens to it. */
const MARKS = 'guideMarks';
const WATCHED = 'guideWatched';

/** What this worker knows of `storage.session`: every change of any cookie asks for it. */
let known: Promise<readonly WatchedLogin[]> | undefined;

export const guideNotes: GuideNotes = {
  async marks(storeId) {
    const stored = await areaOf(storeId).get(MARKS);
    const result = v.safeParse(marksSchema, stored[MARKS] ?? {});
    if (result.success) return result.output;
    console.warn('Signoff: the marks of the guides were not understood and are made anew');
    return {};
  },

  async saveMarks(storeId, marks) {
    // Nothing is left of a guide that was forgotten, not even that there was one.
    if (Object.keys(marks).length === 0) await areaOf(storeId).remove(MARKS);
    else await areaOf(storeId).set({ [MARKS]: marks });
  },

  watched() {
    known ??= readWatched();
    return known;
  },

  async saveWatched(logins) {
    known = Promise.resolve(logins);
    await browser.storage.session.set({ [WATCHED]: logins });
  },
};

function areaOf(storeId: string) {
  return isPrivateStore(storeId) ? browser.storage.session : browser.storage.local;
}

async function readWatched(): Promise<readonly WatchedLogin[]> {
  const stored = await browser.storage.session.get(WATCHED);
  const logins = stored[WATCHED];
  return Array.isArray(logins) ? (logins as WatchedLogin[]) : [];
}
