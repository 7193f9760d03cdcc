/** A surface that is one statement: a round sign, a title and a sentence. */

import type { ComponentChildren } from 'preact';

interface HeroProps {
  readonly sign: ComponentChildren;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly testId?: string;
}

export function Hero({ sign, title, children, testId }: HeroProps) {
  return (
    <div class="hero" data-testid={testId}>
      {sign}
      <h1 tabIndex={-1}>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
