/** Which text may be shown as the name of an account. */

/** A name that a person would know; anything that looks like a secret is not shown. */
const ACCOUNT = /^[\p{L}\p{N}@._+ -]{1,64}$/u;

/** Whether this text can be shown as an account's name. */
export function isAccountName(text: string): boolean {
  return ACCOUNT.test(text);
}
