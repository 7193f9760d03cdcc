/** Waiting by looking again; the tests use real clocks only. */

export const DEFAULT_TIMEOUT_MS = 15_000;
const STEP_MS = 50;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until `look` gives something truthy; errors count as 'not yet' and are told at the end. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const seen = await within(look(), deadline - Date.now() + STEP_MS);
      if (seen) return seen;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() >= deadline) {
      const why = lastError instanceof Error ? ` (last error: ${lastError.message})` : '';
      throw new Error(`Waited ${timeoutMs} ms in vain for ${what}${why}`);
    }
    await sleep(STEP_MS);
  }
}

/** Longer than anything that a browser is asked for; what takes longer never comes. */
const LONGEST_CALL_MS = 90_000;

/** The answer to one call to the browser, or an error that names it: some never settle, and a test would only time out. */
export function answered<T>(what: string, value: Promise<T>): Promise<T> {
  return within(value, LONGEST_CALL_MS, `${what}: `);
}

/** The promise's value, or an error after `ms`: some protocol calls never settle. */
export async function within<T>(value: T | Promise<T>, ms: number, what = ''): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
