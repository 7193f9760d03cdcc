/** What the walls must refuse, by folder. */

import { any, type Breach, imports, uses } from './breach';

export const BREACHES: readonly Breach[] = [
  ...imports(
    'utils/core/x.ts',
    '../ports',
    '../app/wipe',
    '../adapters/browser',
    '@/utils/view/lines',
    'tldts',
    'valibot',
    'idb',
    'preact',
    'webextension-polyfill',
  ),
  ...imports('utils/core/detect/x.ts', '../../ports', '../../adapters/browser', 'tldts', 'valibot'),
  ...uses('utils/core/detect/x.ts', 'Date.now()', 'document'),
  ...imports('utils/core/site.ts', 'valibot', '../ports'),
  ...imports('utils/core/journal.ts', 'tldts', '../adapters/journal-db'),
  ...uses(
    'utils/core/x.ts',
    'browser',
    'chrome',
    'Date.now()',
    'new Date()',
    'fetch("/")',
    'setTimeout(f)',
    'crypto',
  ),
  ...uses(
    'utils/core/x.ts',
    'globalThis.fetch',
    'window',
    'document',
    'indexedDB',
    'localStorage',
    'performance',
  ),
  // A wall of its own for a few files must not open the other one.
  ...uses('utils/core/site.ts', 'Date.now()'),
  ...uses('utils/core/site-entry.ts', 'fetch("/")'),
  { file: any('utils/core/x.ts'), code: 'export const a = Math.random();', rule: 'plugin' },
  { file: any('utils/app/x.ts'), code: 'export const a = Math.random();', rule: 'plugin' },
  { file: any('utils/core/x.ts'), code: "export * from '../ports';", rule: 'noRestrictedImports' },
  { file: any('utils/core/x.ts'), code: "export const a = import('../ports');", rule: 'noRestrictedImports' },
  {
    file: any('utils/core/x.ts'),
    code: "import type { A } from '../ports';\nexport type B = A;",
    rule: 'noRestrictedImports',
  },

  ...imports('utils/ports.ts', './app/wipe', './adapters/browser', '@/components/Icon', 'valibot'),
  { file: 'utils/ports.ts', code: "import { a } from './core/unit';\na();", rule: 'plugin' },

  ...imports(
    'utils/app/x.ts',
    '../adapters/browser',
    '@/utils/adapters/memory',
    '../view/lines',
    '../messages',
    'idb',
  ),
  ...imports('utils/app/x.ts', 'valibot', 'webextension-polyfill', 'wxt/browser', '@/components/Icon'),
  ...uses('utils/app/x.ts', 'browser', 'Date.now()', 'fetch("/")', 'crypto', 'indexedDB', 'localStorage'),

  ...imports(
    'utils/adapters/x.ts',
    '../app/wipe',
    '@/utils/view/lines',
    '@/components/Icon',
    'webextension-polyfill',
  ),
  ...imports('utils/adapters/x.ts', 'preact', '../messages', 'tldts'),
  ...imports('utils/adapters/browser.ts', '../core/unit', 'idb'),
  ...uses('utils/adapters/x.ts', 'browser.tabs', 'chrome.tabs'),

  ...imports('utils/catalogue/index.ts', '../adapters/browser', '../app/wipe'),
  ...imports('utils/messages.ts', './app/wipe', './adapters/memory', './view/lines', 'preact'),
  ...imports('utils/i18n.ts', './core/site', '@/utils/adapters/memory', 'preact'),
  ...imports('utils/new-file.ts', 'webextension-polyfill', 'wxt/browser'),

  ...imports(
    'utils/view/x.ts',
    '@/utils/app/wipe',
    '@/utils/adapters/memory',
    '../adapters/cookie-jar',
    '@/utils/ports',
  ),
  ...imports(
    'utils/view/x.ts',
    '@/utils/core/site',
    '@/utils/core/journal',
    'webextension-polyfill',
    '@/components/Icon',
  ),
  ...uses('utils/view/x.ts', 'chrome.runtime', 'browser.runtime'),

  ...imports(
    'components/x.tsx',
    '@/utils/app/wipe',
    '@/utils/adapters/browser',
    '@/utils/messages',
    '@/utils/ports',
  ),
  ...imports(
    'components/popup/x.tsx',
    '@/utils/core/site',
    '@/utils/core/catalogue',
    '@preact/signals',
    'idb',
  ),
  ...uses('components/popup/x.tsx', 'browser.runtime', 'chrome.runtime'),

  ...imports(
    'entrypoints/background/x.ts',
    '@/components/Icon',
    '@/utils/view/lines',
    'preact',
    '@preact/signals',
  ),
  ...imports(
    'entrypoints/popup/x.tsx',
    '@/utils/app/wipe',
    '@/utils/adapters/browser',
    '@/utils/core/site',
    '../background/listeners',
  ),
  ...imports(
    'entrypoints/held/x.tsx',
    '@/utils/app/wipe',
    '@/utils/adapters/browser',
    '@/utils/ports',
    '@/utils/messages',
  ),
  ...imports(
    'entrypoints/look/main.ts',
    '@/utils/adapters/browser',
    '@/utils/adapters/memory',
    '@/components/Icon',
  ),
];
