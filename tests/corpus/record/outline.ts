/** The look of a value, made at once where the value was read: nothing else of it is handed on. */
import { createHash } from 'node:crypto';
import { shapeOf } from '../../../utils/core/detect/shape.ts';
import type { Look } from '../schema.ts';

/** What is in the corpus instead of a value. */
export function lookAt(value: string): Look {
  const { kind } = shapeOf(value);
  return {
    length: value.length,
    made: madeOf(value),
    bits: Math.round(entropyOf(value) * value.length),
    ...(kind === 'jwt' && { jwt: true as const }),
    ...(kind === 'json-token' && { holdsToken: true as const }),
  };
}

/** For comparing two states of one run, in memory: equal where the values are. */
export function fingerprintOf(value: string): string {
  return createHash('sha256').update(value).digest('base64');
}

/** From the narrowest to the widest. */
const MADE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['empty', /^$/],
  ['digits', /^\d+$/],
  ['hex', /^[\da-f]+$/i],
  ['word', /^[a-z]+$/i],
  ['alnum', /^[a-z\d]+$/i],
  ['json', /^[[{"]/],
  ['base64', /^[\w+/-]+=*$/],
  ['printable', /^[\x20-\x7e]+$/],
];

function madeOf(value: string): string {
  return MADE.find(([, pattern]) => pattern.test(value))?.[0] ?? 'other';
}

/** Shannon entropy per UTF-16 unit, in bits. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const unit of value.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
