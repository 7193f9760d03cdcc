/** Has the site itself asked whether somebody is signed in: says beforehand what happens, then what the answer is. */

import { useId, useState } from 'preact/hooks';
import type { AskOutcome } from '@/utils/core/asked';
import { t } from '@/utils/i18n';
import { askText } from '@/utils/view/ask-text';

interface AskSiteProps {
  readonly siteName: string;
  readonly onAsk: () => Promise<AskOutcome | undefined>;
}

export function AskSite({ siteName, onAsk }: AskSiteProps) {
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState('');
  const id = useId();
  const ask = async () => {
    if (isBusy) return;
    setBusy(true);
    say(t('askBusy'));
    say(askText(await onAsk()));
    setBusy(false);
  };
  return (
    <div class="ask" data-testid="ask" data-state={isBusy ? 'busy' : said === '' ? 'idle' : 'told'}>
      {/* Not `disabled`: the focus would go with it. */}
      <button
        type="button"
        class="button"
        data-action="ask-site"
        aria-label={t('askNamed', siteName)}
        aria-describedby={id}
        aria-disabled={isBusy}
        onClick={ask}
      >
        {t('askButton')}
      </button>
      <p class="meta" id={id}>
        {t('askHelp')}
      </p>
      <p role="status" data-testid="ask-told">
        {said}
      </p>
    </div>
  );
}
