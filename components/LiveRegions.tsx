/** Speaks what changed: calm news politely and at most every 2 s, what is left at once. */

import { useEffect, useRef, useState } from 'preact/hooks';

const PAUSE_MS = 2_000;

interface LiveRegionsProps {
  readonly status: string;
  readonly alert: string;
}

export function LiveRegions({ status, alert }: LiveRegionsProps) {
  const [spoken, speak] = useState('');
  const lastAt = useRef(0);
  useEffect(() => {
    // What comes during the pause replaces what was waiting: only the newest is worth hearing.
    const wait = Math.max(0, lastAt.current + PAUSE_MS - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      speak(status);
    }, wait);
    return () => clearTimeout(timer);
  }, [status]);
  return (
    <>
      <p class="sr" role="status">
        {spoken}
      </p>
      <p class="sr" role="alert">
        {alert}
      </p>
    </>
  );
}
