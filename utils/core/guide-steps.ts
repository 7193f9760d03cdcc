/** Which steps a site's guide has, and at which reviewed addresses. */

import type { LoginGroup } from './catalogue';
import type { GuideStep, GuideStepInfo } from './guide';
import type { SiteAddress } from './recipe';
import { hostOf, isWithinAny } from './site';

/** The steps at a site, in order. */
export function stepsOf(group: LoginGroup): readonly GuideStepInfo[] {
  const info = (step: GuideStep): GuideStepInfo => {
    const address = addressOf(group, step);
    return address ? { step, known: { basis: address.basis, confidence: address.confidence } } : { step };
  };
  // Without the address of the list there is nothing to open once more.
  return (
    addressOf(group, 'check')
      ? (['devices', 'password', 'check'] as const)
      : (['devices', 'password'] as const)
  ).map(info);
}

/**
 * The reviewed address for a step. An entry whose domains have logins of their own has one address for all of them: it
 * is good for the domain that it is on, and for no other.
 */
export function addressOf(group: LoginGroup, step: GuideStep): SiteAddress | undefined {
  const address = group.entry?.[step === 'password' ? 'change_password' : 'devices'];
  const isForAll = group.entry?.login_group !== 'each-domain';
  return address && (isForAll || isWithinAny(hostOf(address.url) ?? '', group.domains)) ? address : undefined;
}
