/** Work that must not overlap: two changes of one record at once would lose one of them. */

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Whatever is handed in begins when all before it has ended, well or not; answers what the work answers. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
