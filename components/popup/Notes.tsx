/** What keeps Signoff from seeing or doing everything, in plain words, with the press that helps where there is one. */

import { useEffect, useRef } from 'preact/hooks';
import type { StoreInfo } from '@/utils/core/signed-in';
import { list, plural, t } from '@/utils/i18n';
import type { PopupActions } from '@/utils/view/popup-store';
import { storeName } from '@/utils/view/site-text';
import type { Notice } from '@/utils/view/surface';
import { Icon } from '../Icon';
import { OpenToSee } from './OpenToSee';

interface NotesProps {
  readonly notices: readonly Notice[];
  readonly stores: readonly StoreInfo[];
  readonly actions: Pick<PopupActions, 'lookAgain' | 'requestAccess' | 'openOptions' | 'openSite'>;
}

function noticeText(notice: Notice, stores: readonly StoreInfo[]): string {
  switch (notice.kind) {
    case 'access-withheld':
      return t('accessBody');
    case 'access-partial':
      return t('accessPartial');
    case 'store-unreadable':
      return t('problemStore', storeName(stores.find(({ id }) => id === notice.storeId)));
    case 'journal-damaged':
      return plural('problemJournal', notice.entries);
    case 'corrections-damaged':
      return t('problemCorrections');
    case 'seen-damaged':
      return t('problemSeen');
    case 'unseen':
      return t('unseen', list([...new Set(notice.sites.map(({ name }) => name))]));
    case 'not-shown':
      return plural('notShown', notice.count);
    case 'storage-full':
      return t('problemStorageFull');
    case 'look-failed':
      return t('problemLookFailed');
    case 'not-started':
      return t('problemNotStarted');
    case 'asked-signed-out':
      return t('askSignedOut', notice.siteName);
  }
}

const isAccess = ({ kind }: Notice): boolean => kind === 'access-withheld' || kind === 'access-partial';
const canLookAgain = ({ kind }: Notice): boolean =>
  ['look-failed', 'store-unreadable', 'storage-full'].includes(kind);
const isAmber = ({ kind }: Notice): boolean =>
  ['journal-damaged', 'corrections-damaged', 'storage-full', 'not-started'].includes(kind);

export function Notes({ notices, stores, actions }: NotesProps) {
  const box = useRef<HTMLDivElement>(null);
  const left = notices.find((notice) => notice.kind === 'asked-signed-out')?.siteName;
  useEffect(() => {
    // The row that it is about may have been far down the list.
    if (left !== undefined) box.current?.scrollIntoView({ block: 'nearest' });
  }, [left]);
  return (
    <div class="notes" ref={box}>
      {notices.map((notice) => (
        <div
          key={notice.kind === 'store-unreadable' ? notice.storeId : notice.kind}
          class={isAmber(notice) ? 'note warn' : 'note'}
          data-testid="problem"
          data-problem={notice.kind}
        >
          <Icon
            name={isAmber(notice) ? 'warn' : isAccess(notice) || notice.kind === 'unseen' ? 'eye' : 'info'}
          />
          <div>
            <p>{noticeText(notice, stores)}</p>
            {isAccess(notice) && (
              <button type="button" class="link" data-action="allow" onClick={actions.requestAccess}>
                {t('accessAllow')}
              </button>
            )}
            {notice.kind === 'unseen' && (
              <OpenToSee sites={notice.sites} stores={stores} onOpen={actions.openSite} />
            )}
            {notice.kind === 'not-shown' && (
              <button type="button" class="link" data-action="corrections" onClick={actions.openOptions}>
                {t('notShownSee')}
              </button>
            )}
            {canLookAgain(notice) && (
              <button type="button" class="link" data-action="look-again" onClick={actions.lookAgain}>
                {t('tryAgain')}
              </button>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Problems that cannot wait stand above the list; what limits the list stands below it. */
export function splitNotices(notices: readonly Notice[]): {
  above: readonly Notice[];
  below: readonly Notice[];
} {
  const waits = ({ kind }: Notice) =>
    ['access-partial', 'access-withheld', 'store-unreadable', 'not-shown', 'unseen'].includes(kind);
  return { above: notices.filter((notice) => !waits(notice)), below: notices.filter(waits) };
}
