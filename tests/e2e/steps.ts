/** What a person does at the local sites and in the popup, in words that a test reads like a story. */
import type { Driver, Tab } from '../browsers/index.ts';
import type { RequestRecord, Sites } from '../sites/index.ts';

/** Signs in through the site's own form; in a private window or a container where asked. `beforeSending`: once it is filled in. */
export async function signIn(
  driver: Driver,
  sites: Sites,
  host: string,
  options: { container?: string; private?: boolean; beforeSending?: () => Promise<void> } = {},
): Promise<Tab> {
  const { beforeSending, ...where } = options;
  const tab = await driver.open(`https://${host}/`, where);
  const account = sites.account(host);
  await tab.fill('input[name=username]', account.user);
  await tab.fill('input[name=password]', account.password);
  await beforeSending?.();
  await tab.click('#log-in');
  await tab.waitFor('[data-signed-in], #save-info');
  return tab;
}

/** What was sent to the test sites, without what Chromium itself asks Google for soon after its start. */
export function sent(sites: Sites): RequestRecord[] {
  return sites.log.filter(({ known, path }) => known && path !== '/ListAccounts');
}

/** The row of a site in the popup. */
export function row(siteId: string): string {
  return `[data-testid="session-row"][data-site="${siteId}"]`;
}

/** The ids of all listed sites, in order. */
export function listed(popup: Tab): Promise<string[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid="session-row"]')].map(
      (item) => item.dataset.site ?? '',
    ),
  );
}

/** What a receipt in the popup says in numbers. */
export interface ShownReceipt {
  readonly verdict: string;
  readonly cookiesFound: number;
  readonly cookiesLeft: number;
  readonly storesFound: number;
  readonly storesLeft: number;
  readonly text: string;
}

/** Presses 'Log out & forget' of this site and waits for its receipt. */
export async function forget(popup: Tab, siteId: string): Promise<ShownReceipt> {
  await popup.click(`${row(siteId)} [data-action="forget"]`);
  return receiptOf(popup, siteId);
}

/** Waits for the receipt of this site. */
export async function receiptOf(popup: Tab, siteId: string): Promise<ShownReceipt> {
  const selector = `[data-testid="receipt"][data-site="${siteId}"]`;
  await popup.waitFor(selector, { timeoutMs: 60_000 });
  return popup.evaluate((found: string) => {
    const element = document.querySelector<HTMLElement>(found);
    const data = element?.dataset ?? {};
    return {
      verdict: data.verdict ?? '',
      cookiesFound: Number(data.cookiesFound),
      cookiesLeft: Number(data.cookiesLeft),
      storesFound: Number(data.storesFound),
      storesLeft: Number(data.storesLeft),
      text: element?.textContent ?? '',
    };
  }, selector);
}
