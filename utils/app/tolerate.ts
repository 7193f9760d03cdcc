/** For what may fail without stopping a wipe or undoing its receipt: `failure` says in a log what does not work then. */
export async function tolerate(failure: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    console.error(`Signoff: ${failure}`, cause);
  }
}
