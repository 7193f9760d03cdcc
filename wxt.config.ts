import { defineConfig } from 'wxt';
import { slimCatalogue } from './scripts/lib/slim-catalogue.ts';

/** Firefox add-on id; policies and tests refer to it. */
export const GECKO_ID = 'signoff@signoff.example';

/** Public key of the unpacked Chromium build: keeps the extension id stable, so that policies can name it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  // The site's own sign-out, and asking its server whether the old session is dead, or for its password page; any host can be that site.
  'connect-src https: http:',
  // Looking at a site's stores goes through frames of its own inert file; any host can be that site.
  'frame-src https: http:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: '.output',
  vite: () => ({ plugins: [slimCatalogue()] }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      'alarms',
      'browsingData',
      'cookies',
      'declarativeNetRequest',
      'scripting',
      'storage',
      'tabs',
      'webNavigation',
      'webRequest',
      ...(browser === 'firefox' ? ['contextualIdentities', 'sessions'] : ['offscreen']),
    ],
    optional_permissions: ['history'],
    host_permissions: ['<all_urls>'],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    action: { default_title: '__MSG_extName__' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120', incognito: 'split' as const }),
  }),
});
