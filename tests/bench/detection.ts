/**
 * `npm run bench:detection`: how well a site that nobody reviewed is judged, over recorded applications (tests/corpus).
 * No browser, no catalogue. Exits with 1 below 0.90 precision or recall.
 *
 *   node tests/bench/detection.ts [--recordings DIR]
 *
 * DIR has one folder of raw recordings per application; without it, the corpus is used.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { fromRecording } from '../corpus/from-recording.ts';
import { type Application, readApplication } from '../corpus/schema.ts';

const { values } = parseArgs({ options: { recordings: { type: 'string' } } });

// Through Vite: the extension's own modules name each other without endings, which Node alone does not follow.
const { module } = await runnerImport<typeof import('./detection/report')>(
  join(import.meta.dirname, 'detection/report.ts'),
  { configFile: false, logLevel: 'error' },
);
process.exitCode = module.report(values.recordings ? recordings(values.recordings) : corpus()) ? 0 : 1;

function corpus(): Application[] {
  const folder = join(import.meta.dirname, '../corpus/apps');
  return readdirSync(folder).map((file) =>
    readApplication(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
}

function recordings(folder: string): Application[] {
  const about = { software: [], stack: '?', from: '?', browser: '?' };
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders.map(({ name }) => fromRecording(join(folder, name), name, about));
}
