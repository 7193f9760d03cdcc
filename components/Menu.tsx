/** A button that opens a short menu: arrows, Home, End and first letters move in it, Esc and Tab close it, the focus comes back. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

export interface MenuItem {
  readonly action: string;
  readonly icon: IconName;
  readonly text: string;
  /** What it does, in small print below. */
  readonly note?: string;
  readonly onPress: () => void;
}

interface MenuProps {
  /** Spoken name of the button and of its menu. */
  readonly name: string;
  readonly items: readonly MenuItem[];
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function Menu({ name, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    menu.current?.scrollIntoView({ block: 'nearest' });
    menu.current?.querySelector<HTMLElement>('button')?.focus();
    const onPointerDown = (event: Event) => {
      const { target } = event;
      const isInside =
        target instanceof Node && (menu.current?.contains(target) || button.current?.contains(target));
      if (!isInside) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setOpen(false);
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    const letter = event.key.toLocaleLowerCase();
    const begins = (item: HTMLElement) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter);
    const target = step ? all[step(at, all.length)] : [...all.slice(at + 1), ...all].find(begins);
    if (event.key === 'Escape') close();
    else if (event.key.length > 1 && !step) return;
    else target?.focus();
    // Neither the list's keys nor the browser's own Esc, which would close the popup.
    event.preventDefault();
    event.stopPropagation();
  };
  // A space or Enter presses the focused item, as on any button.
  const onKey = (event: KeyboardEvent) => event.key !== ' ' && onKeyDown(event);

  return (
    <div class="more-menu">
      <button
        ref={button}
        type="button"
        class="icon-button"
        data-action="menu"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div ref={menu} class="menu" id={id} role="menu" aria-label={name} tabIndex={-1} onKeyDown={onKey}>
          {items.map(({ action, icon, text, note, onPress }) => (
            <button
              key={action}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-action={action}
              aria-labelledby={note ? `${id}${action}` : undefined}
              aria-describedby={note ? `${id}${action}note` : undefined}
              onClick={() => {
                close();
                onPress();
              }}
            >
              <Icon name={icon} />
              <span>
                <span id={`${id}${action}`}>{text}</span>
                {note && (
                  <span class="menu-note" id={`${id}${action}note`}>
                    {note}
                  </span>
                )}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
