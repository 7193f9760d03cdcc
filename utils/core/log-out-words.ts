/** How people and addresses say 'log out', in the main languages, and what must never be taken for it. */

/** A control says exactly one of these, but for case, spaces and a mark at its end. */
const SAYINGS = new Set([
  ...['log out', 'logout', 'log off', 'logoff', 'sign out', 'signout', 'sign off', 'signoff', 'log me out'],
  ...['abmelden', 'ausloggen', 'ab melden', 'déconnexion', 'se déconnecter', 'me déconnecter', 'deconnexion'],
  ...['cerrar sesión', 'cerrar sesion', 'cerrar la sesión', 'salir', 'desconectar', 'desconectarse'],
  ...['esci', 'disconnetti', 'disconnettiti', 'disconnessione', 'terminar sessão', 'terminar sessao', 'sair'],
  ...['encerrar sessão', 'finalizar sessão', 'uitloggen', 'afmelden', 'log uit', 'wyloguj', 'wyloguj się'],
  ...[
    'wyloguj sie',
    'выйти',
    'выход',
    'завершить сеанс',
    'вийти',
    'вихід',
    'çıkış',
    'çıkış yap',
    'oturumu kapat',
  ],
  ...[
    'تسجيل الخروج',
    'تسجيل خروج',
    'خروج',
    'ログアウト',
    'サインアウト',
    '退出',
    '退出登录',
    '登出',
    '注销',
    '退出登錄',
  ],
  ...['로그아웃', 'logga ut', 'logg ut', 'log ud', 'kirjaudu ulos', 'odhlásit', 'odhlásit se', 'odhlásiť sa'],
  ...[
    'kijelentkezés',
    'deconectare',
    'ieșire',
    'αποσύνδεση',
    'đăng xuất',
    'keluar',
    'התנתק',
    'התנתקות',
    'लॉग आउट',
  ],
  ...['logi välja', 'atsijungti', 'iziet', 'ออกจากระบบ', 'odjava', 'odjavi se', 'изход', 'tanca la sessió'],
]);

/** What an address calls it, as a part of its path or of a parameter's name or value. */
const ADDRESS =
  /(^|[^a-z])(log|sign)[-_]?(out|off)([^a-z]|$)|(^|[^a-z])user[-_]?logout([^a-z]|$)|(^|[^a-z])(logout|signout)(user|action|confirm|now|submit|ajax|php|do|aspx)([^a-z]|$)|abmelden|ausloggen|deconnexion|d%c3%a9connexion|cerrar-?sesion|uitloggen|wyloguj|logga-?ut/i;

/** One of these in an address, and it is not this log-out: other devices, other sites, the account itself, a detour. */
const NOT_IN_ADDRESS =
  /(^|[^a-z])(all|everywhere|every|others?|devices?|sessions|delete|deactivate|remove|close|disable|suspend|switch|revoke|ads?|adclick|click|redirect|redir|track|out|goto|exit|share)([^a-z]|$)|(log|sign)[-_]?(out|off)[-_]?(all|every|others)/i;

/** Whether this is what a log-out control says, and nothing more. */
export function saysLogOut(text: string): boolean {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0\u200b-\u200f]+/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '');
  return SAYINGS.has(plain);
}

/** Whether the address of a control says that it logs out this browser, and nothing else. */
export function isLogOutAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, searchParams } = new URL(address);
  const said = [pathname, ...searchParams.keys(), ...plainValues(searchParams)];
  if (!said.some((part) => ADDRESS.test(part))) return false;
  return !said.some((part) => NOT_IN_ADDRESS.test(withoutSaying(part)));
}

/** Parameters may name where to go afterwards: that says nothing of what the address itself does. */
function plainValues(parameters: URLSearchParams): string[] {
  return [...parameters.values()].filter((value) => !value.includes('/'));
}

/** `log_out` and `sign-out` hold the word `out`. */
function withoutSaying(part: string): string {
  return part.replace(/(log|sign)[-_](out|off)(?![-_]?(all|every|others))/gi, '$1$2');
}
