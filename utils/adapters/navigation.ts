/** What the browser's navigation events mean for somebody who waits for a document. */

/** Firefox stops a load and starts it again when the document belongs in another process (NS_BINDING_ABORTED). */
const STARTED_AGAIN = 'Error code 2152398850';

/** Whether this `webNavigation.onErrorOccurred` is the end; measured in Firefox ESR 153, where the load goes on after it. */
export function isFinal(failure: { readonly url: string }): boolean {
  return !('error' in failure) || failure.error !== STARTED_AGAIN;
}

/** Whether Chromium gave this load up for another one, or for none at all (seen in Chromium 156 right after `tabs.create`). */
export function isAborted(failure: { readonly url: string }): boolean {
  return 'error' in failure && failure.error === 'net::ERR_ABORTED';
}
