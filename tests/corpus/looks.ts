/** The look of a recorded value as detection would have seen it in the value itself. */

import { FEWEST_BITS, LONGEST_JSON, SHORTEST_TOKEN, type ValueShape } from '../../utils/core/detect/shape';
import type { Look } from './schema';

export function shapeOfLook({ length, made, bits, jwt, holdsToken }: Look): ValueShape {
  if (length === 0) return { kind: 'empty', length };
  if (length < SHORTEST_TOKEN) return { kind: 'plain', length };
  if (jwt) return { kind: 'jwt', length };
  if (holdsToken && length <= LONGEST_JSON) return { kind: 'json-token', length };
  return { kind: made !== 'json' && bits >= FEWEST_BITS ? 'token' : 'plain', length };
}
