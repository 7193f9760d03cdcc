/** Whether the person lets Signoff see every site; both browsers let them take that back at any time. */

import type { Access } from '../ports';
import { browser } from './browser';

const EVERY_SITE = { origins: ['<all_urls>'] };

export const access: Access = {
  async siteAccess() {
    if (await browser.permissions.contains(EVERY_SITE)) return 'all';
    const { origins = [] } = await browser.permissions.getAll();
    return origins.length > 0 ? 'some' : 'none';
  },
  async canSee(domains) {
    if (await browser.permissions.contains(EVERY_SITE)) return true;
    return browser.permissions.contains({ origins: domains.map((domain) => `*://*.${domain}/*`) });
  },
};
