/** The tour without a display: the popup's list, one 'log out & forget', its receipt, and the site afterwards. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver, Tab } from '../tests/browsers/index.ts';
import { ROOT } from './lib/run.ts';

const WIDTH = 400;
const INSTAGRAM = '[data-testid="session-row"][data-site="instagram"]';
const RECEIPT = '[data-testid="receipt"][data-site="instagram"]';
const FORGET_TIMEOUT_MS = 60_000;

interface Row {
  site: string;
  name: string;
  account: string;
  meta: string;
}

/** Throws an error with a clear sentence where something is not as it has to be. */
export async function headlessTour(driver: Driver): Promise<void> {
  const dir = join(ROOT, 'artifacts', 'tour');
  mkdirSync(dir, { recursive: true });
  const shot = (name: string) => join(dir, `${driver.kind}-${name}.png`);

  const popup = await driver.popup();
  await popup.waitFor(INSTAGRAM);
  console.log('\nThe popup lists:');
  for (const row of await rows(popup))
    console.log(`  ${row.name} · ${row.account || 'no name shown'} · ${row.meta}  [${row.site}]`);
  await popup.screenshot(shot('popup'), { width: WIDTH });

  await popup.click(`${INSTAGRAM} [data-action="forget"]`);
  await popup.waitFor(RECEIPT, { timeoutMs: FORGET_TIMEOUT_MS });
  console.log(`\nThe receipt:\n${indent(await popup.text(RECEIPT))}`);
  await popup.screenshot(shot('receipt'), { width: WIDTH });
  const verdict = await popup.evaluate(
    (selector) => document.querySelector(selector)?.getAttribute('data-verdict'),
    RECEIPT,
  );
  if (verdict !== 'clean')
    throw new Error(`'Log out & forget' of Instagram ended as "${verdict}", not as "clean".`);

  const site = await driver.open('https://www.instagram.com/');
  await site.waitFor('input[name=password]').catch(() => {
    throw new Error('Instagram did not ask for a password after it was forgotten.');
  });
  await site.screenshot(shot('instagram'), { width: 900 });
  console.log(`\nInstagram asks for the password again. Screenshots: ${dir}`);
}

function rows(popup: Tab): Promise<Row[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid="session-row"]')].map((row) => {
      const text = (id: string) => row.querySelector(`[data-testid="${id}"]`)?.textContent?.trim() ?? '';
      return {
        site: row.dataset.site ?? '',
        name: text('site-name'),
        account: text('account'),
        // Without what is only for screen readers.
        meta: [...row.querySelectorAll('[data-testid="meta"] span:not(.sr):not(:has(span))')]
          .map((phrase) => phrase.textContent)
          .join(' · '),
      };
    }),
  );
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
