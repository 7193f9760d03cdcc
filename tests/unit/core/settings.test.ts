import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from '@/utils/core/settings';

it('takes the safe choice where nothing was chosen, and calls that no damage', () => {
  expect(readSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS, isDamaged: false });
  expect(DEFAULT_SETTINGS.forgetHistory).toBe(false);
});

it.each([
  null,
  'yes',
  [],
  {},
  { forgetHistory: true },
  { version: 2, forgetHistory: true },
  { version: 1, forgetHistory: 'true' },
])('takes the safe choice for %j, and says that it is damaged', (raw) => {
  expect(readSettings(raw)).toEqual({ settings: DEFAULT_SETTINGS, isDamaged: true });
});

it('keeps what it does not know', () => {
  const raw = { version: 1, forgetHistory: true, rules: [{ after: 5 }] };
  expect(readSettings(raw)).toEqual({ settings: raw, isDamaged: false });
});
