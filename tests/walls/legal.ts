/** What the walls must let through, by folder. */

import { any, imports } from './breach';

/** Files that look like those of cases.ts and break nothing. */
export const LEGAL: readonly { readonly file: string; readonly code: string }[] = [
  ...imports('utils/core/x.ts', './site', './unit', './detect/judge'),
  ...imports('utils/core/detect/x.ts', './marks', '../signed-in'),
  { file: any('utils/core/x.ts'), code: 'export const a = Math.max(1, 2);' },
  { file: any('utils/core/x.ts'), code: 'export const f = (browser: string) => browser;' },
  ...imports('utils/core/site.ts', 'tldts'),
  ...imports('utils/core/journal.ts', 'valibot', './unit'),
  ...imports('utils/core/recipe.ts', 'valibot', './site'),
  ...imports('utils/core/site-entry.ts', 'valibot', './recipe'),
  { file: 'utils/ports.ts', code: "import type { Unit } from './core/unit';\nexport type A = Unit;" },
  ...imports('utils/app/x.ts', './wipe', '../core/outcome', '../ports'),
  { file: any('utils/app/x.ts'), code: 'export const a = setTimeout(() => {}, 1);' },
  ...imports('utils/adapters/x.ts', './browser', '../core/site', '../ports', 'idb', 'valibot'),
  { file: any('utils/adapters/x.ts'), code: 'export const a = Math.random() + Date.now();' },
  ...imports('utils/adapters/browser.ts', 'webextension-polyfill'),
  ...imports('utils/catalogue/index.ts', '../core/catalogue', './sites.json'),
  ...imports('utils/messages.ts', './core/receipt', './adapters/browser', '@webext-core/messaging'),
  ...imports('utils/i18n.ts', '@/utils/adapters/browser', '@/public/_locales/en/messages.json'),
  ...imports(
    'utils/view/x.ts',
    './lines',
    '@/utils/core/signed-in',
    '@/utils/messages',
    '@/utils/i18n',
    '@preact/signals',
  ),
  ...imports(
    'components/popup/x.tsx',
    './Row',
    '../Icon',
    '@/utils/core/progress',
    '@/utils/view/lines',
    '@/utils/i18n',
  ),
  ...imports('components/x.tsx', 'preact', 'preact/hooks', './popup/Row'),
  ...imports(
    'entrypoints/background/x.ts',
    './listeners',
    '@/utils/app/wipe',
    '@/utils/adapters/badge',
    '@/utils/ports',
  ),
  ...imports(
    'entrypoints/background/x.ts',
    '@/utils/messages',
    '@/utils/catalogue',
    'wxt/utils/define-background',
  ),
  ...imports(
    'entrypoints/popup/x.tsx',
    '@/components/popup/Popup',
    '@/utils/view/popup-store',
    '@/utils/i18n',
    'preact',
  ),
  ...imports('entrypoints/look/main.ts', '@/utils/adapters/look-page'),
];
