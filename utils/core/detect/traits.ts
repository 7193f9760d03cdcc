/** A cookie from the jar as detection sees it. */

import type { ObservedCookie } from '../cookie';
import type { CookieTraits } from './score';
import { shapeOf, type ValueShape } from './shape';

/** Reads the value when its shape is asked for, once. */
export function traitsOf({ name, value, httpOnly, expiresAt }: ObservedCookie, now: number): CookieTraits {
  let shape: ValueShape | undefined;
  return {
    name,
    value,
    httpOnly,
    ...(expiresAt !== undefined && { lastsMs: expiresAt - now }),
    shape: () => {
      shape ??= shapeOf(value);
      return shape;
    },
  };
}
