/** When the row that has the focus leaves the list, the focus goes to the next row, else to the big button, else to the title. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useKeptFocus(box: RefObject<HTMLElement | null>, rows: readonly string[]): void {
  const before = useRef<{ row: string | undefined; rows: readonly string[] }>({ row: undefined, rows });
  useLayoutEffect(() => {
    const note = () => {
      before.current.row = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    const { row, rows: previous } = before.current;
    before.current.rows = rows;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (row === undefined || rows.includes(row) || !lost) return;
    before.current.row = undefined;
    const next = rows[Math.min(previous.indexOf(row), rows.length - 1)];
    const root = box.current?.closest('main');
    const target =
      (next !== undefined && root?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)) ||
      root?.querySelector<HTMLElement>('[data-action="forget-all"]') ||
      root?.querySelector<HTMLElement>('h1');
    target?.focus();
  });
}
