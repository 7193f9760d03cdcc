/** What a reviewer would say of the catalogue's file, beyond its schema; and how much it holds. */

import { isWithinAny } from '../../utils/core/site';
import { readEntries, type SiteEntry } from '../../utils/core/site-entry';

/** An entry as it stands in the file, its schema already checked. */
export type FileEntry = SiteEntry & {
  readonly category?: string;
  readonly sources?: readonly string[];
  readonly anonymous_lookalikes?: readonly string[];
  readonly unverified_fields?: readonly string[];
};

/** A part of an entry that says where it is from. */
export interface Told {
  readonly url: string;
  readonly confidence: string;
  readonly sources?: readonly string[];
}

/** Whether anything but experience speaks for it. */
export function hasSource({ sources = [] }: Told): boolean {
  return sources.some((source) => !source.startsWith('no source'));
}

/** Every field that an entry may have, in the order in which the file has them. */
export const FIELDS = [
  'id',
  'name',
  'category',
  'confidence',
  'domains',
  'login_group',
  'signed_in',
  'signed_in_candidates',
  'anonymous_lookalikes',
  'identity_cookie',
  'identity_provider',
  'linked',
  'multi_account',
  'account_system',
  'related_domains',
  'self_hosted_software',
  'sign_out',
  'keeps',
  'saved_login',
  'devices',
  'change_password',
  'sign_out_revokes_server_session',
  'notes',
  'unverified_fields',
  'sources',
] as const;

/** In the order of the file: entries by id, fields as in `FIELDS`, unknown ones last. */
export function sorted(entries: readonly FileEntry[]): FileEntry[] {
  const place = (field: string) => {
    const at = (FIELDS as readonly string[]).indexOf(field);
    return at < 0 ? FIELDS.length : at;
  };
  return [...entries]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      (entry) =>
        Object.fromEntries(
          Object.entries(entry).sort(([a], [b]) => place(a) - place(b)),
        ) as unknown as FileEntry,
    );
}

/**
 * What is wrong, one line each: `entry: field: what`.
 * @throws Error that names the entry and the field, when an entry does not fit the schema.
 */
export function faultsOf(raw: unknown): string[] {
  const read = readEntries(raw);
  const file = raw as FileEntry[];
  const ids = file.map(({ id }) => id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: id: is there twice`),
    ...ids
      .filter((id, at) => at > 0 && id < (ids[at - 1] ?? ''))
      .map((id) => `${id}: id: is not in its place`),
    ...read.flatMap(({ id, linked = [] }) =>
      linked
        .filter((other) => other === id || !ids.includes(other))
        .map((other) => `${id}: linked: ${other} is no other entry`),
    ),
    ...read.flatMap((entry, at) => faultsOfEntry(entry, file[at] as FileEntry)),
  ];
}

function faultsOfEntry(entry: SiteEntry, file: FileEntry): string[] {
  const faults: string[] = [];
  const fault = (field: string, what: string) => faults.push(`${entry.id}: ${field}: ${what}`);

  for (const field of Object.keys(file)) {
    if (!(FIELDS as readonly string[]).includes(field)) fault(field, 'is no field of an entry');
  }
  for (const field of ['sign_out', 'devices', 'change_password'] as const) {
    const told = file[field] as Told | undefined;
    if (!told) continue;
    if (!told.sources?.length) fault(`${field}.sources`, 'is missing: where is it from?');
    if (!hasSource(told) && told.confidence !== 'low')
      fault(`${field}.confidence`, 'is too high for no source');
    if (/[{}<>\s]/.test(told.url)) fault(`${field}.url`, 'has a placeholder');
  }
  if (!file.sources?.length && !file.sign_out && !file.devices && !file.change_password) {
    fault('sources', 'is missing: where is it from?');
  }
  if (entry.sign_out?.grade === 'runs' && isDoubted(file, 'sign_out')) {
    fault('sign_out.grade', 'runs, though sign_out is in unverified_fields');
  }

  const group = entry.login_group === 'each-domain' ? entry.domains : entry.login_group;
  for (const domain of entry.domains) {
    if (!isWithinAny(domain, group)) fault('domains', `${domain} is outside the login group`);
  }
  const signals = [...(entry.signed_in?.cookies ?? []), ...(entry.signed_in_candidates?.cookies ?? [])];
  for (const { name, name_pattern, domain } of signals) {
    if (/[{}*]/.test(name) && name_pattern === undefined) fault('signed_in', `${name} has a placeholder`);
    if (domain !== undefined && !isWithinAny(domain.replace(/^\./, ''), group)) {
      fault('signed_in', `${name} is on ${domain}, which is outside the login group`);
    }
  }
  const visitors = (file.anonymous_lookalikes ?? []).map((text) => text.replace(/ \(.*\)$/, ''));
  for (const { name, name_pattern, value_pattern } of entry.signed_in?.match === 'all' ? [] : signals) {
    const isAnyones = name_pattern === undefined && value_pattern === undefined && visitors.includes(name);
    if (isAnyones) fault('signed_in', `${name} is a visitor's as well`);
  }
  for (const name of entry.keeps ?? []) {
    if (/[{}*]/.test(name)) fault('keeps', `${name} has a placeholder`);
    if (signals.some((signal) => signal.name === name)) fault('keeps', `${name} is itself the login`);
  }
  return faults;
}

/** Whether this field is among those that nobody has shown. */
export function isDoubted({ unverified_fields = [] }: FileEntry, field: string): boolean {
  return unverified_fields.some((text) => text === field || text.startsWith(`${field} `));
}

/** Ids of the entries that no cookie tells of: those that only storage tells of, and those without any sign. */
export function withoutCookies(entries: readonly SiteEntry[]) {
  const told = (entry: SiteEntry, where: 'cookies' | 'storage') =>
    Boolean(entry.signed_in?.[where]?.length || entry.signed_in_candidates?.[where]?.length);
  const silent = entries.filter((entry) => !told(entry, 'cookies'));
  const idsWhere = (isStorage: boolean) =>
    silent.filter((entry) => told(entry, 'storage') === isStorage).map(({ id }) => id);
  return { inStorageOnly: idsWhere(true), noSign: idsWhere(false) };
}

/** How many entries there are of each kind. */
export function countsOf(entries: readonly SiteEntry[]) {
  const count = (is: (entry: SiteEntry) => unknown) => entries.filter((entry) => Boolean(is(entry))).length;
  const sure = ({ signed_in, confidence }: SiteEntry) => {
    const shown = signed_in?.cookies?.filter(({ unverified }) => !unverified) ?? [];
    const isEnough =
      signed_in?.match === 'all' ? shown.length === signed_in.cookies?.length : shown.length > 0;
    return confidence !== 'low' && isEnough;
  };
  const any = ({ signed_in, signed_in_candidates }: SiteEntry) =>
    signed_in?.cookies?.length || signed_in_candidates?.cookies?.length;
  return {
    entries: entries.length,
    high: count(({ confidence }) => confidence === 'high'),
    medium: count(({ confidence }) => confidence === 'medium'),
    low: count(({ confidence }) => confidence === 'low'),
    signedInByCookie: count(sure),
    likelyByCookie: count((entry) => !sure(entry) && any(entry)),
    byStorage: count(
      ({ signed_in, signed_in_candidates }) => signed_in?.storage ?? signed_in_candidates?.storage,
    ),
    noSign: withoutCookies(entries).noSign.length,
    signOut: count(({ sign_out }) => sign_out),
    runs: count(({ sign_out }) => sign_out?.grade === 'runs'),
    runsHigh: count(({ sign_out }) => sign_out?.grade === 'runs' && sign_out.confidence === 'high'),
    opens: count(({ sign_out }) => sign_out?.grade === 'opens'),
    opensLow: count(({ sign_out }) => sign_out?.grade === 'opens' && sign_out.confidence === 'low'),
    devices: count(({ devices }) => devices),
    changePassword: count(({ change_password }) => change_password),
    devicesOrPassword: count(({ devices, change_password }) => devices ?? change_password),
    identityProviders: count(({ identity_provider }) => identity_provider),
  };
}
