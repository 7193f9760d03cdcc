/** The popup's keyboard: arrows, Home and End between rows, L and F for the row's buttons, M for its menu, W for why it is listed, Ctrl+Enter for the big button. */

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

const LETTERS: Record<string, string> = { l: 'log-out', f: 'forget', m: 'menu', w: 'why' };

function move(root: HTMLElement, from: HTMLElement | null, key: string): boolean {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')];
  const step = STEPS[key];
  if (!step || rows.length === 0) return false;
  const row = from?.closest<HTMLElement>('[data-row]') ?? null;
  const at = row ? rows.indexOf(row) : -1;
  // From outside the rows, only 'down' and 'home' have a meaning; the others keep what the browser does.
  if (at < 0 && key !== 'ArrowDown' && key !== 'Home') return false;
  const target = rows[step(at, rows.length - 1)];
  const action = from?.closest<HTMLElement>('[data-action]')?.dataset.action;
  const same = action && target?.querySelector<HTMLElement>(`[data-action="${CSS.escape(action)}"]`);
  (same || target?.querySelector<HTMLElement>('.actions [data-action]') || target)?.focus();
  return true;
}

function press(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return Boolean(element);
}

/** Handles a key press inside `root`; true when it meant something. */
export function handleRowKey(event: KeyboardEvent, root: HTMLElement): boolean {
  const isMenuKey = event.shiftKey && event.key === 'F10';
  if (event.altKey || event.metaKey || event.isComposing || (event.shiftKey && !isMenuKey)) return false;
  const from = event.target instanceof HTMLElement ? event.target : null;
  if (event.key === 'Enter' && event.ctrlKey) {
    // A held key must not answer its own question.
    return !event.repeat && press(root.querySelector<HTMLElement>('[data-big]'));
  }
  if (event.ctrlKey) return false;
  const action = isMenuKey ? 'menu' : LETTERS[event.key.toLowerCase()];
  if (action) {
    const row = from?.closest('[data-row]');
    return !event.repeat && press(row?.querySelector<HTMLElement>(`[data-action="${action}"]`));
  }
  return move(root, from, event.key);
}
