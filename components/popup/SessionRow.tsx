/** A site that somebody is signed in to: who, since when, for how long, and the buttons that end it. */

import { useId, useState } from 'preact/hooks';
import type { StoreInfo } from '@/utils/core/signed-in';
import { plural, t } from '@/utils/i18n';
import type { SessionLine } from '@/utils/view/lines';
import type { PopupActions } from '@/utils/view/popup-store';
import { logOutHelp, ownLogOutNote, sitePhrases, timePhrases } from '@/utils/view/site-text';
import { Menu, type MenuItem } from '../Menu';
import { AccountList } from './AccountList';
import { AskSite } from './AskSite';
import { Phrases } from './Phrases';
import { Row, SiteName } from './Row';
import { placeOf, Said, SayLogin } from './SayLogin';
import { hasWhy, WhyButton, WhyNote } from './Why';

interface SessionRowProps {
  readonly line: SessionLine;
  readonly store: StoreInfo;
  /** The same site is signed in to in another row, too. */
  readonly isElsewhere: boolean;
  readonly actions: PopupActions;
}

type Scope = 'log-out' | 'forget';

export function SessionRow({ line, store, isElsewhere, actions }: SessionRowProps) {
  const { site } = line;
  const [helping, help] = useState<Scope | undefined>(undefined);
  const [asked, ask] = useState(false);
  const id = useId();
  const [account] = site.accounts;
  const named = site.accounts.length === 1 ? `${site.name}, ${account}` : site.name;
  const explains = hasWhy(site);
  const button = (scope: Scope, press: (row: string) => void) => (
    <button
      type="button"
      class={scope === 'forget' ? 'button tint' : 'button'}
      data-action={scope}
      aria-label={scope === 'forget' ? t('forgetNamed', named) : t('logOutNamed', named)}
      aria-describedby={`${id}${scope}`}
      onClick={(event) => {
        // The button is about to go; its row stays and says what happens.
        event.currentTarget.closest('li')?.focus();
        press(line.row);
      }}
      onFocus={() => help(scope)}
      onBlur={() => help(undefined)}
      onMouseEnter={() => help(scope)}
      onMouseLeave={() => help(undefined)}
    >
      {scope === 'forget' ? t('forget') : t('logOut')}
    </button>
  );
  // A login that is sure needs no button for it in the row.
  const why: MenuItem[] = explains
    ? []
    : [{ action: 'why', icon: 'info', text: t(asked ? 'whyHide' : 'whyShow'), onPress: () => ask(!asked) }];
  const helpLine = (scope: Scope, text: string) => (
    <p class={helping === scope ? 'meta help' : 'meta help away'} id={`${id}${scope}`}>
      <span>{text}</span>
    </p>
  );
  return (
    <Row
      line={line}
      marks={{ 'data-testid': 'session-row' }}
      end={<Menu name={t('menuNamed', site.name)} items={[...menuOf(line, isElsewhere, actions), ...why]} />}
    >
      <div class="row-top beside-menu">
        <SiteName>{site.name}</SiteName>
        {account && (
          <bdi class="who" data-testid="account" title={site.accounts.length === 1 ? account : undefined}>
            {site.accounts.length === 1 ? account : plural('accounts', site.accounts.length)}
          </bdi>
        )}
        {explains && (
          <WhyButton site={site} open={asked} controls={`${id}why`} onToggle={() => ask(!asked)} />
        )}
      </div>
      <div class="either">
        <p class={helping ? 'meta away' : 'meta'} data-testid="meta">
          <Phrases phrases={sitePhrases(site, store, Date.now())} />
        </p>
        {helpLine('log-out', logOutHelp(site))}
        {helpLine('forget', t('forgetHelp'))}
      </div>
      {line.justSaid && <Said site={site} actions={actions} text={t('saidLogin')} />}
      {asked && (
        <WhyNote site={site} id={`${id}why`}>
          <p data-testid="times">{timePhrases(site, store, Date.now()).join(' · ')}</p>
          <AskSite siteName={site.name} onAsk={() => actions.askSite(line.row)} />
          <SayLogin site={site} actions={actions} />
        </WhyNote>
      )}
      {site.accounts.length > 1 && <AccountList site={site} />}
      <div class="actions">
        {button('log-out', actions.logOut)}
        {button('forget', actions.forget)}
      </div>
    </Row>
  );
}

function menuOf({ row, site }: SessionLine, isElsewhere: boolean, actions: PopupActions): MenuItem[] {
  const place = placeOf(site);
  const all: MenuItem = {
    action: 'log-out-site',
    icon: 'out',
    text: t('logOutAll'),
    onPress: () => actions.logOutSite(row),
  };
  const own = site.ownLogOut && {
    action: 'own-log-out',
    icon: 'opens' as const,
    text: t('ownLogOut', site.name),
    note: ownLogOutNote(site.ownLogOut),
    onPress: () => actions.openLogOut(place),
  };
  const devices: MenuItem = {
    action: 'other-devices',
    icon: 'phone',
    text: t('otherDevices'),
    onPress: () => actions.openGuide(place),
  };
  const notLogin: MenuItem = {
    action: 'not-login',
    icon: 'eye',
    text: t('sayNotLogin'),
    onPress: () => actions.say(place, 'not-login'),
  };
  return [
    ...(site.accounts.length > 1 || isElsewhere ? [all] : []),
    ...(own ? [own] : []),
    devices,
    notLogin,
  ];
}
