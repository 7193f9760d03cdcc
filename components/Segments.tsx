/** Segments that show how far a log-out has come; the words beside them are the message. */

import { STAGES } from '@/utils/core/progress';

export function Segments({ step }: { readonly step: number }) {
  const look = (place: number) => (place < step ? 'on' : place === step ? 'now' : undefined);
  return (
    <div class="segments" aria-hidden="true">
      {STAGES.map((stage, place) => (
        <i key={stage} class={look(place)} />
      ))}
    </div>
  );
}
