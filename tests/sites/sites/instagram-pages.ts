/** Instagram's pages: a log-in card with saved accounts, a feed, and the pages that show and end sessions. */
import type { Exchange } from '../exchange.ts';
import { escapeHtml, sendPage } from '../pages/layout.ts';
import { button, hidden, loginCard, post, topBar } from '../pages/parts.ts';
import type { Session } from '../sessions.ts';
import type { Account } from '../types.ts';
import type { SavedLogin } from './instagram-login.ts';

export const TITLE = 'Instagram';
export const ONE_TAP_PATH = '/api/v1/web/accounts/one_tap_web_login/';
const ACCENT = '#b0407a';

const field = (csrf: string) => ({ csrfmiddlewaretoken: csrf });

/** The logged-out home page; `#one-tap` holds the saved accounts, from the cookie here or from localStorage by script. */
export function sendLogin(
  exchange: Exchange,
  csrf: string,
  saved: readonly SavedLogin[],
  adding = false,
): undefined {
  const error = exchange.url.searchParams.has('error')
    ? 'Sorry, your password was incorrect. Please try again.'
    : undefined;
  const cards = saved.map((login) => oneTapButton(login, csrf)).join('');
  sendPage(exchange, {
    title: TITLE,
    accent: ACCENT,
    body: loginCard({
      title: TITLE,
      action: '/accounts/login/ajax/',
      userLabel: 'Username',
      fields: field(csrf),
      before: `<div id="one-tap" data-csrf="${escapeHtml(csrf)}">${cards}</div>`,
      after: adding ? '<p class="note"><a href="/">Back</a></p>' : '',
      error,
    }),
    scripts: ['one-tap.js'],
    data: { oneTap: true },
  });
}

function oneTapButton(login: SavedLogin, csrf: string): string {
  return button(ONE_TAP_PATH, `Continue as ${login.user}`, {
    ...field(csrf),
    user_id: login.id,
    login_nonce: login.nonce,
  });
}

/** The feed, with a third party's frame in it and a picture that makes accounts.instagram.com set its cookie. */
export function sendFeed(exchange: Exchange, session: Session, csrf: string): undefined {
  const accounts = exchange.originOf('accounts.instagram.com');
  const widgets = exchange.originOf('www.thirdparty-widgets.net');
  sendPage(exchange, {
    title: `${TITLE} · ${session.user}`,
    accent: ACCENT,
    body: `${bar(session, csrf)}<main>
${post('lena.paints', 'Third attempt at the harbour. Getting closer.', 210)}
${post('kitchen.table', 'Plum cake season is short, so act quickly.', 320)}
<section class="card"><h2>Weather</h2><iframe title="Weather" height="150" src="${widgets}/widget"></iframe></section>
${post('nils', 'First frost on the allotment.', 170)}
<img src="${accounts}/touch.gif" alt="" width="1" height="1"></main>`,
    scripts: ['stores.js', 'app.js'],
    data: { app: { user: session.user } },
  });
}

function bar(session: Session, csrf: string): string {
  const links =
    '<a href="/accounts/switch/">Switch</a><a href="/session/login_activity/">Login activity</a><a href="/accounts/password/change/">Password</a>';
  return topBar(
    TITLE,
    session.user,
    links + button('/accounts/logout/ajax/', 'Log out', field(csrf), 'log-out'),
  );
}

function sendCard(
  exchange: Exchange,
  session: Session | undefined,
  csrf: string,
  title: string,
  content: string,
): undefined {
  const top = session ? bar(session, csrf) : topBar(TITLE, undefined);
  sendPage(exchange, {
    title: `${title} · ${TITLE}`,
    accent: ACCENT,
    body: `${top}<main><section class="card"><h1>${title}</h1>${content}</section></main>`,
  });
}

/** 'Save your login info?', as it comes after a log-in. */
export function sendSaveQuestion(exchange: Exchange, session: Session, csrf: string): undefined {
  sendCard(
    exchange,
    session,
    csrf,
    'Save your login info?',
    `<p>We can save your login info on this browser so you don't need to enter it again.</p>
${button('/accounts/onetap/save/', 'Save info', field(csrf), 'save-info')}<p><a id="not-now" href="/">Not now</a></p>`,
  );
}

/** Puts the saved logins into localStorage too and goes on to the feed. */
export function sendSaved(exchange: Exchange, saved: readonly SavedLogin[]): undefined {
  sendPage(exchange, {
    title: TITLE,
    body: '<main class="narrow"><p class="note">Saving…</p></main>',
    scripts: ['one-tap.js'],
    data: { save: saved },
  });
}

/** The switcher. */
export function sendSwitcher(
  exchange: Exchange,
  session: Session,
  csrf: string,
  saved: readonly SavedLogin[],
): undefined {
  const others = saved.filter(({ user }) => user !== session.user).map((login) => oneTapButton(login, csrf));
  sendCard(
    exchange,
    session,
    csrf,
    'Switch accounts',
    `${others.join('') || '<p>No other account is saved on this browser.</p>'}<p><a id="add-account" href="/accounts/login/">Log in to another account</a></p>`,
  );
}

/** All devices on which the account is signed in; `li[data-session]` each. */
export function sendLoginActivity(
  exchange: Exchange,
  session: Session,
  csrf: string,
  all: readonly Session[],
): undefined {
  const rows = all.map((one) => {
    const here = one === session;
    const when = `${here ? 'This device · ' : ''}since ${new Date(one.createdAt).toLocaleString('en-GB')}`;
    const end = here
      ? ''
      : button('/session/login_activity/logout/', 'Log out', { ...field(csrf), session: one.id });
    return `<li data-session="${one.id}" data-device="${escapeHtml(one.device)}"><span>${escapeHtml(one.device)}<small>${when}</small></span>${end}</li>`;
  });
  sendCard(exchange, session, csrf, "Where you're logged in", `<ul class="rows">${rows.join('')}</ul>`);
}

/** The password form: `old_password`, `new_password`, `logout_others`. */
export function sendPasswordForm(exchange: Exchange, session: Session, csrf: string): undefined {
  const notes: Record<string, string> = {
    yes: '<p role="status" data-changed>Password changed.</p>',
    no: '<p class="error" role="alert">The old password is not right, or the new one is empty.</p>',
  };
  sendCard(
    exchange,
    session,
    csrf,
    'Change password',
    `<form method="post" action="/accounts/password/change/">${hidden(field(csrf))}
<label>Old password<input type="password" name="old_password" autocomplete="current-password" required></label>
<label>New password<input type="password" name="new_password" autocomplete="new-password" required></label>
<label class="tick"><input type="checkbox" name="logout_others" value="1"> Log out other devices</label>
<button type="submit" id="change-password">Change password</button></form>${notes[exchange.url.searchParams.get('changed') ?? ''] ?? ''}`,
  );
}

/** The page that asks before logging out, for those who follow a link to it. */
export function sendLogoutQuestion(
  exchange: Exchange,
  session: Session | undefined,
  csrf: string,
): undefined {
  const content = session
    ? button('/accounts/logout/ajax/', 'Log out', field(csrf), 'log-out-here')
    : '<p>You are logged out.</p>';
  sendCard(exchange, session, csrf, 'Log out', content);
}

/** A plain page about the account, as the side hosts and the profile editor show it. */
export function sendAboutAccount(
  exchange: Exchange,
  session: Session | undefined,
  account: Account | undefined,
  title: string,
): undefined {
  const who = session
    ? `Signed in as <b>${escapeHtml(session.user)}</b>${account ? ` (${escapeHtml(account.name)})` : ''}`
    : 'Not signed in';
  sendPage(exchange, {
    title: `${title} · ${TITLE}`,
    accent: ACCENT,
    body: `${topBar(TITLE, session?.user)}<main><section class="card"><h1>${title}</h1><p>${who}</p></section></main>`,
    scripts: ['stores.js', 'app.js'],
    data: { app: { user: session?.user ?? 'visitor' } },
  });
}
