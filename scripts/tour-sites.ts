/** The tour's three sites, signed in through their own forms, as a person would. */
import type { Driver } from '../tests/browsers/index.ts';
import type { Sites } from '../tests/sites/index.ts';

/** Host and what to call it; the last is in no catalogue. */
const TOUR = [
  { host: 'www.instagram.com', name: 'Instagram' },
  { host: 'www.facebook.com', name: 'Facebook' },
  { host: 'www.parkside-library.org', name: 'a library that Signoff has never heard of' },
];

/** Opens each site in a tab of its own and signs its first account in; who is where now. */
export async function signInEverywhere(driver: Driver, sites: Sites): Promise<string[]> {
  const signedIn: string[] = [];
  for (const { host, name } of TOUR) {
    const account = sites.accounts[host]?.[0];
    if (!account) throw new Error(`The test site ${host} has no account`);
    const tab = await driver.open(`https://${host}/`);
    await tab.fill('input[name=username]', account.user);
    await tab.fill('input[name=password]', account.password);
    await tab.click('#log-in');
    await tab.waitFor('[data-signed-in]');
    signedIn.push(`${name} (https://${host}) as ${account.user}, password ${account.password}`);
  }
  return signedIn;
}
