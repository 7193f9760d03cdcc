/** Tells whether a scrolling box has more below, so that its lower edge can fade. */

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const NEARLY = 4;

export function useFadeBelow(box: RefObject<HTMLElement | null>): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setMore(element.scrollHeight - element.scrollTop - element.clientHeight > NEARLY);
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  });
  return more;
}
