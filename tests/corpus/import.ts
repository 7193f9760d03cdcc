/**
 * Takes recordings into the corpus: `node tests/corpus/import.ts DIR`, where DIR has one folder per application. What
 * the corpus says of an application already (software, stack, source, browser) stays.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRecording } from './from-recording.ts';
import { readApplication } from './schema.ts';

const [from] = process.argv.slice(2);
if (!from) throw new Error('which folder of recordings?');

for (const { name: app } of readdirSync(from, { withFileTypes: true }).filter((one) => one.isDirectory())) {
  const file = join(import.meta.dirname, 'apps', `${app}.json`);
  const {
    software,
    stack,
    from: source,
    browser,
  } = existsSync(file)
    ? readApplication(JSON.parse(readFileSync(file, 'utf8')))
    : { software: [], stack: '?', from: '?', browser: '?' };
  const application = fromRecording(join(from, app), app, { software, stack, from: source, browser });
  writeFileSync(file, `${JSON.stringify(application, null, 2)}\n`);
  console.log(`${app}: ${application.states.length} states`);
}
console.log(
  'Now say in each new file what the application is, and format: npx biome format --write tests/corpus',
);
