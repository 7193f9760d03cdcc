/** docs/permissions.md justifies exactly what the manifest asks for, and the README names the versions that it states. */

import { expect, test, vi } from 'vitest';
import { codeRows, read, section } from './pages';

// Its one call hands the settings through; the real module would load the whole build tool.
vi.mock('wxt', () => ({ defineConfig: (config: unknown) => config }));

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
  content_security_policy: { extension_pages: string };
  minimum_chrome_version?: string;
  incognito?: string;
  browser_specific_settings?: {
    gecko: { strict_min_version: string };
    gecko_android: { strict_min_version: string };
  };
}

const { default: config } = await import('../../../wxt.config');
const { manifest } = config as unknown as { manifest(env: { browser: string }): Manifest };
const chrome = manifest({ browser: 'chrome' });
const firefox = manifest({ browser: 'firefox' });
const page = read('docs/permissions.md');

const headings = (text: string) => [...text.matchAll(/^### `([^`]+)`$/gm)].map(([, name]) => name);
const sorted = (...lists: string[][]) => [...new Set(lists.flat())].sort();

test('every permission has its paragraph, and none has one for nothing', () => {
  expect(headings(section(page, 'Interfaces')).sort()).toEqual(
    sorted(chrome.permissions, firefox.permissions),
  );
  expect(headings(section(page, 'Sites')).sort()).toEqual(
    sorted(chrome.host_permissions, firefox.host_permissions),
  );
});

test('what is asked for later has its paragraph, too, in both browsers', () => {
  expect(firefox.optional_permissions).toEqual(chrome.optional_permissions);
  expect(headings(section(page, 'Asked for later')).sort()).toEqual(sorted(chrome.optional_permissions));
});

test('what only Firefox asks for is said to be so', () => {
  const only = firefox.permissions.filter((name) => !chrome.permissions.includes(name));
  const said = section(page, 'Interfaces')
    .split('### ')
    .filter((part) => part.includes('\nFirefox only.'))
    .map((part) => part.split('`')[1]);
  expect(said).toEqual(only);
});

test('the content security policy is explained line by line, in its order', () => {
  const policy = chrome.content_security_policy.extension_pages;
  expect(firefox.content_security_policy.extension_pages).toBe(policy);
  const rows = codeRows(section(page, 'Content security policy'));
  expect(rows.map(([directive]) => directive)).toEqual(policy.split('; '));
});

test('private windows and the oldest versions are as stated', () => {
  expect(section(page, 'Private windows')).toContain(`\`${chrome.incognito}\``);
  const readme = read('README.md');
  const gecko = firefox.browser_specific_settings;
  expect(readme).toContain(`Chromium ${chrome.minimum_chrome_version} `);
  expect(readme).toContain(`Firefox ${Number.parseInt(gecko?.gecko.strict_min_version ?? '', 10)} `);
  expect(readme).toContain(
    `Firefox for Android ${Number.parseInt(gecko?.gecko_android.strict_min_version ?? '', 10)}`,
  );
});
