/**
 * Records an application into the corpus: `node tests/corpus/record/record.ts APP`. Installs nothing: README.md says
 * what has to be there. Drives the application through its states in a throw-away profile, and writes `apps/APP.json`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readApplication } from '../schema.ts';
import { startFront } from './front.ts';
import { freePort, runApplication } from './process.ts';
import { FROZEN_AT } from './recipe.ts';
import { RECIPES } from './recipes/index.ts';
import { statesOf } from './states.ts';
import { startVisitor } from './visitor.ts';

const [wanted] = process.argv.slice(2);
const recipe = RECIPES.find(({ app }) => app === wanted);
if (!recipe) throw new Error(`which application? One of: ${RECIPES.map(({ app }) => app).join(', ')}`);

/** Where a recording that failed got stuck. */
const PICTURE = join('artifacts', 'recorder.png');

const { app, software, stack, from, host } = recipe;
const folder = mkdtempSync(join(tmpdir(), `signoff-record-${app}-`));
const place = { folder, host, port: await freePort() };
const running: { close(): Promise<void> }[] = [];
try {
  await recipe.prepare(place);
  running.push(await runApplication(recipe.commands(place), place));
  await recipe.started?.(place);
  const front = await startFront(host, place.port);
  running.push(front);
  const visitor = await startVisitor(recipe, front);
  running.push(visitor);
  const { browser } = visitor;
  const recorded = await statesOf(recipe, place, visitor).catch(async (error: unknown) => {
    await visitor.tab.screenshot(PICTURE, { width: 1280 });
    throw new Error(`${app} was left as ${PICTURE} shows it, at ${visitor.tab.url()}`, { cause: error });
  });
  const application = readApplication({
    ...{ app, software, stack, from, browser, frozenAt: FROZEN_AT, login: 'form' },
    ...recorded,
  });
  const file = join(import.meta.dirname, '../apps', `${app}.json`);
  writeFileSync(file, `${JSON.stringify(application, null, 2)}\n`);
  console.log(`${app}: ${application.states.length} states, carried by ${application.carriers.join(', ')}`);
  console.log('Now format: npx biome format --write tests/corpus');
} finally {
  for (const one of running.reverse()) await one.close();
  rmSync(folder, { recursive: true, force: true });
}
