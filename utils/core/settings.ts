/** What the person chose, as it is kept on the disk; what cannot be understood counts as the safe choice. */

import * as v from 'valibot';

/** Loose: what a newer version of Signoff wrote beside these stays when this one writes. */
const settingsSchema = v.looseObject({
  version: v.literal(1),
  /** Whether a site's pages go from the browser's history when the site is forgotten. */
  forgetHistory: v.boolean(),
});

export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

/** What holds until somebody chooses: nothing is done that was not asked for. */
export const DEFAULT_SETTINGS: Settings = { version: 1, forgetHistory: false };

export interface ReadSettings {
  readonly settings: Settings;
  /** Something is stored, and it is no setting of Signoff's. */
  readonly isDamaged: boolean;
}

/** Settings as they came from the disk; nothing stored is no damage. Never throws. */
export function readSettings(raw: unknown): ReadSettings {
  if (raw === undefined) return { settings: DEFAULT_SETTINGS, isDamaged: false };
  const result = v.safeParse(settingsSchema, raw);
  if (result.success) return { settings: result.output, isDamaged: false };
  return { settings: DEFAULT_SETTINGS, isDamaged: true };
}
