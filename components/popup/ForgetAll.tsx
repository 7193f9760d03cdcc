/** The footer with what ends everything; it asks once, in its own place, before it does. */

import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { plural, t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';
import { Icon } from '../Icon';
import { OptionsLink } from './OptionsLink';

interface ForgetAllProps {
  readonly sites: number;
  readonly tabs: number;
  readonly actions: PopupActions;
}

type Scope = 'log-out' | 'forget';

export function ForgetAll({ sites, tabs, actions }: ForgetAllProps) {
  const [asking, ask] = useState<Scope | undefined>(undefined);
  const buttons = { forget: useRef<HTMLButtonElement>(null), 'log-out': useRef<HTMLButtonElement>(null) };
  const closed = useRef<Scope | undefined>(undefined);
  useEffect(() => {
    if (!asking && closed.current) buttons[closed.current].current?.focus();
    closed.current = undefined;
  }, [asking]);
  if (asking) {
    const cancel = () => {
      closed.current = asking;
      ask(undefined);
    };
    const confirm = () => {
      ask(undefined);
      if (asking === 'forget') actions.forgetAll();
      else actions.logOutAll();
    };
    return <Confirm scope={asking} sites={sites} tabs={tabs} onCancel={cancel} onConfirm={confirm} />;
  }
  return <Offer buttons={buttons} onAsk={ask} onOptions={actions.openOptions} />;
}

interface OfferProps {
  readonly buttons: Record<Scope, RefObject<HTMLButtonElement | null>>;
  readonly onAsk: (scope: Scope) => void;
  readonly onOptions: () => void;
}

function Offer({ buttons, onAsk, onOptions }: OfferProps) {
  return (
    <footer class="footer">
      <button
        ref={buttons.forget}
        type="button"
        class="big"
        data-action="forget-all"
        data-big
        onClick={() => onAsk('forget')}
      >
        <Icon name="out" flip />
        <span>{t('forgetAll')}</span>
      </button>
      <p class="status">
        <button
          ref={buttons['log-out']}
          type="button"
          class="link"
          data-action="log-out-all"
          onClick={() => onAsk('log-out')}
        >
          {t('logOutAll')}
        </button>
        <OptionsLink onOpen={onOptions} />
      </p>
    </footer>
  );
}

interface ConfirmProps {
  readonly scope: Scope;
  readonly sites: number;
  readonly tabs: number;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

function Confirm({ scope, sites, tabs, onCancel, onConfirm }: ConfirmProps) {
  const question = useRef<HTMLParagraphElement>(null);
  const id = useId();
  const isForget = scope === 'forget';
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
          {isForget ? plural('confirmTitle', sites) : plural('confirmOutTitle', sites)}
        </p>
        <p class="answer" id={`${id}d`}>
          {isForget ? t('confirmBody') : t('confirmOutBody')} {tabs > 0 && plural('confirmTabs', tabs)}
        </p>
        <div class="choice">
          <button type="button" class="button large" data-action="cancel" onClick={onCancel}>
            {t('cancel')}
          </button>
          <button
            type="button"
            class="button large solid"
            data-action={isForget ? 'confirm-forget-all' : 'confirm-log-out-all'}
            data-big
            onClick={onConfirm}
          >
            {isForget ? t('forget') : t('logOut')}
          </button>
        </div>
      </fieldset>
    </footer>
  );
}
