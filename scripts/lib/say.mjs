/** What the set-up prints: one line for each thing done, one sentence for what stops it. */

/** @param {string} line */
export function say(line) {
  console.log(`› ${line}`);
}

/** An error that the person can do something about: shown as this sentence, without a stack. */
export class Stop extends Error {}

/** Runs `main`; a `Stop` becomes its sentence and exit code 1. @param {() => Promise<number>} main */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
