/** Says that a row is a guess and, when asked, what the guess is made of; or what the site itself has answered. */

import type { ComponentChildren } from 'preact';
import type { SignedInSite } from '@/utils/core/signed-in';
import { t } from '@/utils/i18n';
import { reasonSentences } from '@/utils/view/site-text';
import { Icon } from '../Icon';

interface WhyButtonProps {
  readonly site: SignedInSite;
  readonly open: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

export function WhyButton({ site, open, controls, onToggle }: WhyButtonProps) {
  return (
    <span class="guess">
      {site.grade === 'likely' && <span class="tag">{t('likelyTag')}</span>}
      <button
        type="button"
        class="link why"
        data-action="why"
        aria-expanded={open}
        aria-controls={open ? controls : undefined}
        aria-label={t('whyNamed', site.name)}
        onClick={onToggle}
      >
        {t('whyButton')}
        <Icon name="down" size={14} />
      </button>
    </span>
  );
}

/** Whether a row explains itself: a guess, or one that the site's own answer or the person's word made sure. */
export function hasWhy({ grade, reasons }: SignedInSite): boolean {
  return grade === 'likely' || reasons.some(({ kind }) => kind === 'asked' || kind === 'said');
}

interface WhyNoteProps {
  readonly site: SignedInSite;
  readonly id: string;
  /** What the person can do about it. */
  readonly children?: ComponentChildren;
}

export function WhyNote({ site, id, children }: WhyNoteProps) {
  return (
    <div class="note why-note" id={id} data-testid="why">
      <div>
        {reasonSentences(site).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {children}
      </div>
    </div>
  );
}
