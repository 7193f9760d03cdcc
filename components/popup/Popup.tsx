/** The popup as a whole: one surface at a time, its keyboard, and what is spoken. */

import { useEffect, useRef } from 'preact/hooks';
import type { PopupActions } from '@/utils/view/popup-store';
import { spokenNews } from '@/utils/view/spoken-news';
import type { Surface } from '@/utils/view/surface';
import { LiveRegions } from '../LiveRegions';
import { AccessSurface } from './AccessSurface';
import { EmptySurface } from './EmptySurface';
import { ListSurface } from './ListSurface';
import { ReceiptAllSurface } from './ReceiptAllSurface';
import { handleRowKey } from './row-keys';
import { LoadingSurface, NoListSurface } from './WaitingSurfaces';
import { WorkingSurface } from './WorkingSurface';

interface PopupProps {
  readonly surface: Surface;
  /** Tabs that a log-out of everything would clear. */
  readonly tabs: number;
  readonly actions: PopupActions;
}

function Body({ surface, tabs, actions }: PopupProps) {
  switch (surface.kind) {
    case 'blank':
      return null;
    case 'loading':
      return <LoadingSurface />;
    case 'no-list':
      return <NoListSurface surface={surface} actions={actions} />;
    case 'access-withheld':
      return <AccessSurface actions={actions} />;
    case 'empty':
      return <EmptySurface surface={surface} actions={actions} />;
    case 'list':
      return <ListSurface surface={surface} tabs={tabs} actions={actions} />;
    case 'working':
      return <WorkingSurface surface={surface} actions={actions} />;
    case 'receipt-all':
      return <ReceiptAllSurface surface={surface} actions={actions} />;
  }
}

export function Popup(props: PopupProps) {
  const main = useRef<HTMLElement>(null);
  const { kind } = props.surface;
  // A new surface starts at its title, unless the person is in a row.
  useEffect(() => {
    const row = document.activeElement?.closest('[data-row]');
    if (!row) main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [kind]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && main.current && handleRowKey(event, main.current))
        event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const news = spokenNews(props.surface);
  return (
    <main class="popup" ref={main}>
      <Body {...props} />
      <LiveRegions status={news.status} alert={news.alert} />
    </main>
  );
}
