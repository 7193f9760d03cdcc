/** The smallest extension that shows whether the driver can drive one: tests of the driver itself use it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MANIFEST = {
  manifest_version: 3,
  name: 'Probe',
  version: '1.0',
  permissions: ['cookies', 'storage', 'tabs'],
  host_permissions: ['<all_urls>'],
  background: { service_worker: 'background.js', scripts: ['background.js'] },
  browser_specific_settings: { gecko: { id: 'probe@signoff.example', strict_min_version: '140.0' } },
};

/** Each life of the background has a number of its own. */
const BACKGROUND = `const born = Math.random();
chrome.runtime.onMessage.addListener((message, sender, answer) => { answer(born); });`;

const POPUP = `<!doctype html><input id="name"><button id="go">Go</button><p id="said"></p><script src="popup.js"></script>`;

const POPUP_SCRIPT = `document.querySelector('#go').addEventListener('click', (event) => {
  document.querySelector('#said').textContent = document.querySelector('#name').value + ' ' + event.isTrusted;
});`;

/** Writes it to a directory of its own; the caller removes it. */
export function writeProbeExtension(): string {
  const dir = mkdtempSync(join(process.env.SIGNOFF_RUN_DIR ?? tmpdir(), 'signoff-probe-'));
  const files = {
    'manifest.json': JSON.stringify(MANIFEST),
    'background.js': BACKGROUND,
    'popup.html': POPUP,
    'popup.js': POPUP_SCRIPT,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}
