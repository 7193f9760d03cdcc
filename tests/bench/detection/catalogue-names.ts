/** The catalogue as a second measure: names of cookies that show a login, and names that every visitor has. */

import { readFileSync } from 'node:fs';
import { NO_HISTORY } from '../../../utils/core/detect/history';
import { judge } from '../../../utils/core/detect/judge';

interface Entry {
  readonly id: string;
  readonly signed_in?: { readonly cookies?: readonly { readonly name: string }[] };
  readonly anonymous_lookalikes?: readonly string[];
}

/** Names that stand for something (`{hash}`) or come with a condition are no names. */
const IS_NAME = /^[^\s{}=*]+$/;

/** How many names of each sort the name rules take for a login, and which visitors' names are among them. */
export function nameLines(): string[] {
  const path = new URL('../../../utils/catalogue/sites.json', import.meta.url);
  const entries = JSON.parse(readFileSync(path, 'utf8')) as Entry[];
  const shown = entries.flatMap(({ signed_in }) => (signed_in?.cookies ?? []).map(({ name }) => name));
  const visitors = entries.flatMap(({ anonymous_lookalikes = [] }) => anonymous_lookalikes);
  return [
    line(
      'of a login',
      shown.filter((name) => IS_NAME.test(name)),
    ),
    line(
      "of visitors' cookies",
      visitors.filter((name) => IS_NAME.test(name)),
    ),
  ];
}

function line(what: string, names: readonly string[]): string {
  const taken = names.filter(isTaken);
  return `${what}: ${taken.length} of ${names.length} are taken for a login (${[...new Set(taken)].join(', ')})`;
}

function isTaken(name: string): boolean {
  const cookie = { name, httpOnly: true, shape: () => ({ kind: 'token', length: 40 }) as const };
  return judge({ cookies: [cookie], history: NO_HISTORY }) !== undefined;
}
