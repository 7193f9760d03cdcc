/** The footer with the big button, which asks once, in its own place, before it logs out of everything. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { plural, t } from '@/utils/i18n';
import { Icon } from '../Icon';
import { OptionsLink } from './OptionsLink';

interface ForgetAllProps {
  readonly sites: number;
  readonly tabs: number;
  readonly onForgetAll: () => void;
  readonly onOptions: () => void;
}

export function ForgetAll({ sites, tabs, onForgetAll, onOptions }: ForgetAllProps) {
  const [asking, ask] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    if (!asking && closed.current) button.current?.focus();
    closed.current = false;
  }, [asking]);
  if (asking) {
    const cancel = () => {
      closed.current = true;
      ask(false);
    };
    const confirm = () => {
      ask(false);
      onForgetAll();
    };
    return <Confirm sites={sites} tabs={tabs} onCancel={cancel} onConfirm={confirm} />;
  }
  return (
    <footer class="footer">
      <button
        ref={button}
        type="button"
        class="big"
        data-action="forget-all"
        data-big
        onClick={() => ask(true)}
      >
        <Icon name="out" flip />
        <span>{t('forgetAll')}</span>
      </button>
      <OptionsLink onOpen={onOptions} />
    </footer>
  );
}

interface ConfirmProps {
  readonly sites: number;
  readonly tabs: number;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

function Confirm({ sites, tabs, onCancel, onConfirm }: ConfirmProps) {
  const question = useRef<HTMLParagraphElement>(null);
  const id = useId();
  // The question, not a button: the key that opened it must not answer it.
  useEffect(() => question.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Otherwise the browser would close the whole popup.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  return (
    <footer class="footer">
      <fieldset aria-labelledby={`${id}q`} aria-describedby={`${id}d`} onKeyDown={onKeyDown}>
        <p class="question" id={`${id}q`} ref={question} tabIndex={-1}>
          {plural('confirmTitle', sites)}
        </p>
        <p class="answer" id={`${id}d`}>
          {t('confirmBody')} {tabs > 0 && plural('confirmTabs', tabs)}
        </p>
        <div class="choice">
          <button type="button" class="button large" data-action="cancel" onClick={onCancel}>
            {t('cancel')}
          </button>
          <button
            type="button"
            class="button large solid"
            data-action="confirm-forget-all"
            data-big
            onClick={onConfirm}
          >
            {t('forget')}
          </button>
        </div>
      </fieldset>
    </footer>
  );
}
