/** The small line of a row: phrases that wrap whole, with a dot between two on the same line. */

import type { Phrase } from '@/utils/view/site-text';

export function Phrases({ phrases }: { readonly phrases: readonly Phrase[] }) {
  return (
    <>
      {phrases.map(({ text, full }) =>
        full ? (
          <span key={text} title={full}>
            <span aria-hidden="true">{text}</span>
            <span class="sr">{full}</span>
          </span>
        ) : (
          <span key={text}>{text}</span>
        ),
      )}
    </>
  );
}
