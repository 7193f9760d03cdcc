/** One measured ratio: ours against the browser's own floor, of the same run. */

export interface Measure {
  readonly what: string;
  readonly ours: readonly number[];
  readonly floor: readonly number[];
  readonly unit: 'ms' | 'kB';
  /** The most that medians may be apart, as a ratio. */
  readonly aim: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between the two values around; throws for nothing at all, so that no empty run looks fast. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return low + (high - low) * (at - Math.floor(at));
}

export function ratioOf({ ours, floor }: Measure): number {
  return median(ours) / median(floor);
}

export function isMet(measure: Measure): boolean {
  return ratioOf(measure) <= measure.aim;
}
