/** The frame of a step: its number, which becomes a tick, its title, and what stands in it. */

import type { ComponentChildren } from 'preact';
import { number } from '@/utils/i18n';
import { Icon } from '../Icon';

export type StepState = 'done' | 'now' | 'later';

interface StepFrameProps {
  readonly name: string;
  readonly place: number;
  readonly state: StepState;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function StepFrame({ name, place, state, title, children }: StepFrameProps) {
  return (
    <li
      class="guide-step"
      data-step={name}
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <span class="step-dot" aria-hidden="true">
        {state === 'done' ? <Icon name="check" size={16} /> : number(place + 1)}
      </span>
      <div class="step-body">
        <h2>{title}</h2>
        {children}
      </div>
    </li>
  );
}
