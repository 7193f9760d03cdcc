/** The pieces that the sites' pages are built from, with the same field names and marks on every site. */
import { escapeHtml } from './layout.ts';

/** Hidden form fields. */
export function hidden(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
}

/** A form of one button. */
export function button(action: string, label: string, fields: Record<string, string> = {}, id = ''): string {
  const idAttribute = id ? ` id="${id}"` : '';
  return `<form method="post" action="${escapeHtml(action)}">${hidden(fields)}<button type="submit"${idAttribute}>${escapeHtml(label)}</button></form>`;
}

/** What a log-in form says. */
export interface LoginForm {
  title: string;
  action: string;
  userLabel?: string;
  passwordLabel?: string;
  submit?: string;
  fields?: Record<string, string>;
  error?: string;
  /** Markup above the fields, such as a saved account. */
  before?: string;
  /** Markup below the form. */
  after?: string;
}

/** A card that asks for name and password: `input[name=username]`, `input[name=password]`, `#log-in`. */
export function loginCard(form: LoginForm): string {
  const error = form.error ? `<p class="error" role="alert">${escapeHtml(form.error)}</p>` : '';
  return `<main class="narrow">
<section class="card" data-signed-out>
<h1 class="wordmark">${escapeHtml(form.title)}</h1>
${form.before ?? ''}
<form method="post" action="${escapeHtml(form.action)}" id="login-form">
${hidden(form.fields ?? {})}
<label>${escapeHtml(form.userLabel ?? 'Username')}<input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label>${escapeHtml(form.passwordLabel ?? 'Password')}<input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit" id="log-in">${escapeHtml(form.submit ?? 'Log in')}</button>
${error}
</form>
${form.after ?? ''}
</section>
<p class="note">A test site of Signoff on this computer. Nothing you type leaves it.</p>
</main>`;
}

/** The bar at the top of a page: `[data-signed-in]` names the user. */
export function topBar(title: string, user: string | undefined, actions = ''): string {
  const who = user
    ? `<span class="who" data-signed-in="${escapeHtml(user)}">Signed in as <b>${escapeHtml(user)}</b></span>`
    : '<span class="who" data-signed-out>Not signed in</span>';
  return `<header class="bar"><a class="wordmark" href="/">${escapeHtml(title)}</a>${who}<nav>${actions}</nav></header>`;
}

/** A post in a feed. */
export function post(author: string, text: string, hue: number): string {
  return `<article class="card post"><h2><span class="dot" style="--hue: ${hue}"></span>${escapeHtml(author)}</h2>
<div class="picture" style="--hue: ${hue}"></div><p>${escapeHtml(text)}</p></article>`;
}
