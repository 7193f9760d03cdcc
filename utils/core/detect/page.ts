/** What one look in a page of a site tells: its controls for signing in and out, and its password fields. */

/** A link or button whose words or address speak of signing in or out. */
export interface PageControl {
  /** What it is called: its text, or the label that stands in for it. */
  readonly text: string;
  /** As it stands in the page; empty for a button. */
  readonly href: string;
  readonly visible: boolean;
  /** It is there and does nothing, as a button that is for other times. */
  readonly disabled?: true;
}

export interface PageSigns {
  readonly url: string;
  readonly controls: readonly PageControl[];
  readonly hasVisiblePassword: boolean;
}

/**
 * `signed-in`: a control to sign out, and none to sign in. `hidden-sign-out`: that control only in hidden markup, as in
 * a closed menu, and none to sign in anywhere. `signed-out`: a way to sign in and no visible way out. `both`: it shows
 * both, or hides both. `silent`: neither.
 */
export type PageVerdict = 'signed-in' | 'hidden-sign-out' | 'signed-out' | 'both' | 'silent';

/** "Log out" in the languages of most web pages; whole words, at the beginning of what a control is called. */
export const SIGN_OUT_WORDS =
  /^[^\p{L}]*(log[\s_-]?(out|off)|sign[\s_-]?(out|off)|abmelden|ausloggen|se d[ée]connecter|d[ée]connexion|cerrar (la )?sesi[óo]n|desconectar(se)?|terminar sess[ãa]o|encerrar sess[ãa]o|sair|salir|esci|disconnetti(ti)?|uitloggen|afmelden|logga ut|log ud|logg ut|kirjaudu ulos|wyloguj( si[ęe])?|odhl[áa]si[tť]( se| sa)?|kijelentkez[ée]s|deconecta[țt]i-v[ăa]|deconectare|odjava|odjavi se|atsijungti|iziet|logi v[äa]lja|[çc]ık[ıi][şs]( yap)?|oturumu kapat|выйти|выход|вийти|вихід|изход|αποσύνδεση|تسجيل الخروج|خروج|התנתקות?|יציאה|लॉग ?आउट|ออกจากระบบ|đăng xuất|keluar|登出|退出(登录)?|注销|ログアウト|サインアウト|로그아웃)(?![\p{L}])/iu;
export const SIGN_IN_WORDS =
  /^[^\p{L}]*(log[\s_-]?(in|on)|sign[\s_-]?(in|on)|anmelden|einloggen|se connecter|connexion|s.identifier|iniciar (la )?sesi[óo]n|acceder|entrar|iniciar sess[ãa]o|fazer login|accedi|inloggen|aanmelden|logga in|log ind|logg inn|kirjaudu( sis[äa][äa]n)?|zaloguj( si[ęe])?|p[řr]ihl[áa]sit( se)?|prihl[áa]si[tť]( sa)?|bejelentkez[ée]s|conectare|autentificare|prijava|prijavi se|prisijungti|ieiet|logi sisse|giri[şs]( yap)?|oturum a[çc]|войти|вход|увійти|вхід|σύνδεση|تسجيل الدخول|התחברות|כניסה|लॉग ?इन|เข้าสู่ระบบ|đăng nhập|masuk|登录|登入|登錄|ログイン|サインイン|로그인)(?![\p{L}])/iu;
/** What an address that signs out has in its path, or as the value of what is to be done. */
export const SIGN_OUT_ADDRESS = /(^|[^a-z])(user)?(log|sign)[-_]?(out|off)([^a-z]|$)/i;
/** Where a page goes afterwards says nothing of what it does. */
const AFTERWARDS = /^(return.*|next|redirect.*|continue|back.*|dest.*|url|ref.*|goto|from|target|r|u)$/i;
/** A control has a short name: longer texts are about signing out, and do not. */
const LONGEST_NAME = 40;

/** What the page says, of itself, about whether somebody is signed in. */
export function pageVerdict({ url, controls, hasVisiblePassword }: PageSigns): PageVerdict {
  const here = pathOf(url, url);
  const ways = controls.map((control) => ({ ...control, way: wayOf(control, here, url) }));
  const out = ways.filter(({ way, disabled }) => way === 'out' && !disabled);
  // Disabled, it asks nobody to sign in, and still shows what the page has for those who are not.
  const into = ways.filter(({ way }) => way === 'in');
  const canSignIn = into.some(({ visible, disabled }) => visible && !disabled);
  // Signed in, a page may ask for a password as well: to change it, or to prove it once more.
  if (out.some(({ visible }) => visible)) return canSignIn ? 'both' : 'signed-in';
  if (canSignIn || hasVisiblePassword) return 'signed-out';
  if (out.length === 0) return 'silent';
  // A page may be made for both and show its parts by style; then what it hides tells nothing.
  return into.length > 0 ? 'both' : 'hidden-sign-out';
}

/** Whether a control to sign out that is not disabled stands anywhere in the page, in hidden markup as well. */
export function hasWayOut({ url, controls }: PageSigns): boolean {
  const here = pathOf(url, url);
  return controls.some((control) => !control.disabled && wayOf(control, here, url) === 'out');
}

/** Whether an address of a page or a request is one that signs out. */
export function hasSignOutAddress(url: string): boolean {
  return isSignOutAddress(url, url);
}

function wayOf({ text, href }: PageControl, here: string, url: string): 'in' | 'out' | undefined {
  const name = text.trim();
  const isName = name.length <= LONGEST_NAME;
  if (isName && SIGN_IN_WORDS.test(name)) return 'in';
  if (isName && SIGN_OUT_WORDS.test(name)) return 'out';
  // After a log-out the page is often that of the log-out itself, with links to itself.
  if (href === '' || href.startsWith('#') || pathOf(href, url) === here) return undefined;
  return isSignOutAddress(href, url) ? 'out' : undefined;
}

/** Whether to go to this address is to sign out, by what the address says of itself. */
export function isSignOutAddress(href: string, base: string): boolean {
  const url = parsed(href, base);
  if (!url) return false;
  const acts = [...url.searchParams].filter(([name]) => !AFTERWARDS.test(name));
  return (
    SIGN_OUT_ADDRESS.test(lastPart(url.pathname)) ||
    acts.some(
      ([name, value]) => SIGN_OUT_ADDRESS.test(value) || (value === '' && SIGN_OUT_ADDRESS.test(name)),
    )
  );
}

/** The end of a path: `/blog/how-to-log-out-of-it` is about it, `/account/logout` does it. */
function lastPart(path: string): string {
  const last = path.split('/').filter(Boolean).slice(-2).join('/');
  return last.length <= LONGEST_NAME ? last : '';
}

function pathOf(href: string, base: string): string {
  return parsed(href, base)?.pathname ?? href;
}

function parsed(href: string, base: string): URL | undefined {
  return URL.canParse(href, base) ? new URL(href, base) : undefined;
}
