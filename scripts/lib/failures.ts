/** Names what failed, for the end of a long output: `file:line title: first lines of the error`. */
import * as v from 'valibot';

const error = v.object({ message: v.optional(v.string(), '') });
const spec = v.object({
  ok: v.boolean(),
  title: v.string(),
  file: v.string(),
  line: v.number(),
  tests: v.array(v.object({ results: v.array(v.object({ errors: v.optional(v.array(error), []) })) })),
});
type Spec = v.InferOutput<typeof spec>;
interface Suite {
  specs: Spec[];
  suites: Suite[];
}
const suite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.optional(v.array(spec), []),
  suites: v.optional(v.array(v.lazy(() => suite)), []),
});

/** Lines of an error's message that are told. */
const LINES = 4;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are coloured by control characters.
const COLOUR = /\u001b\[\d+m/g;

/** From Playwright's json reporter; empty where there is nothing to read. */
export function playwrightFailures(report: unknown): string[] {
  const read = v.safeParse(suite, report);
  return read.success
    ? specsIn(read.output)
        .filter(({ ok }) => !ok)
        .map(inWords)
    : [];
}

function specsIn({ specs, suites }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsIn)];
}

function inWords({ file, line, title, tests }: Spec): string {
  const messages = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
  const [first] = messages;
  const told = (first?.message ?? 'no error was reported').replace(COLOUR, '').split('\n').slice(0, LINES);
  return `${file}:${line} ${title}: ${told.join('\n    ')}`;
}
