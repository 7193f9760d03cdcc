/** What the person said of sites: a list to take it back from, and a file to take it along. */

import type { TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { CorrectionLine } from '@/utils/core/corrections';
import { t } from '@/utils/i18n';
import type { CorrectionsState } from '@/utils/view/corrections-store';
import { Warning } from './Warning';

interface CorrectionsProps {
  readonly state: CorrectionsState;
  readonly onUndo: (site: string) => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
}

function CorrectionItem({ line, onUndo }: { readonly line: CorrectionLine; readonly onUndo: () => void }) {
  return (
    <li class="setting" data-testid="correction" data-site={line.site} data-says={line.says}>
      <div>
        <h3>
          <bdi>{line.name}</bdi>
        </h3>
        <p>
          {line.says === 'login' ? t('frontIsLogin') : t('sayNotLogin')}
          {line.isBrief && ` · ${t('optionsBrief')}`}
        </p>
      </div>
      <button
        type="button"
        class="button"
        data-action="undo"
        aria-label={t('undoNamed', line.name)}
        onClick={onUndo}
      >
        {t('undo')}
      </button>
    </li>
  );
}

export function Corrections({ state, onUndo, onExport, onImport }: CorrectionsProps) {
  const input = useRef<HTMLInputElement>(null);
  const news = useRef<HTMLParagraphElement>(null);
  const take = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file) onImport(file);
    // The same file can be chosen again.
    currentTarget.value = '';
  };
  return (
    <section class="section" data-testid="corrections">
      <h2>{t('optionsCorrections')}</h2>
      <p class="lead">{t('optionsCorrectionsLead')}</p>
      {state.isDamaged && <Warning name="corrections-damaged" text={t('problemCorrections')} />}
      <div class="card">
        {state.lines.length === 0 ? (
          <p class="setting">{t('optionsCorrectionsNone')}</p>
        ) : (
          <ul class="lines" aria-label={t('optionsCorrections')}>
            {state.lines.map((line) => (
              <CorrectionItem
                key={line.site}
                line={line}
                onUndo={() => {
                  // The line is about to go, and its button with it.
                  news.current?.focus();
                  onUndo(line.site);
                }}
              />
            ))}
          </ul>
        )}
        <div class="setting transfer">
          <p id="transfer-help">{t('optionsTransferHelp')}</p>
          <button
            type="button"
            class="button"
            data-action="export"
            aria-describedby="transfer-help"
            disabled={!state.lines.some(({ isBrief }) => !isBrief)}
            onClick={onExport}
          >
            {t('optionsExport')}
          </button>
          <button
            type="button"
            class="button"
            data-action="import"
            aria-describedby="transfer-help"
            onClick={() => input.current?.click()}
          >
            {t('optionsImport')}
          </button>
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={t('optionsImport')}
            onChange={take}
          />
        </div>
      </div>
      <p class="news open" role="status" tabIndex={-1} ref={news} data-testid="corrections-news">
        {state.news}
      </p>
    </section>
  );
}
