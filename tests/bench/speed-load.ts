/** How long a page takes to load with the extension, against a browser without it or with less of it. */
import type { Driver } from '../browsers/index.ts';
import type { Measure } from './speed-measure.ts';

const ADDRESS = 'https://www.notinstagram.com/';

/** Both browsers run side by side and take turns, so that whatever else the machine does meets both alike. */
export async function measureLoad(
  withIt: Driver,
  without: Driver,
  runs: number,
  floorIs: string,
): Promise<Measure> {
  const ours: number[] = [];
  const floor: number[] = [];
  const tabs = [await withIt.open(ADDRESS), await without.open(ADDRESS)] as const;
  for (let run = 0; run < runs; run += 1) {
    // Who is first changes: the second may find the server warmer.
    for (const [list, tab] of run % 2
      ? ([
          [ours, tabs[0]],
          [floor, tabs[1]],
        ] as const)
      : ([
          [floor, tabs[1]],
          [ours, tabs[0]],
        ] as const)) {
      await tab.goto(`${ADDRESS}?run=${run}`);
      list.push(await tab.evaluate(loaded));
    }
  }
  for (const tab of tabs) await tab.close();
  return { what: `page load with Signoff (${floorIs})`, ours, floor, unit: 'ms', aim: 1.01 };
}

/** In the page: ms from the start of the navigation to the end of its load event. */
function loaded(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!entry?.loadEventEnd) throw new Error('the page is not loaded');
  return entry.loadEventEnd - entry.startTime;
}
