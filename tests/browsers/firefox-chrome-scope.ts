/** Code with the browser's own rights, in Firefox's window: what no page and no extension may do. */
import type { Bidi } from './firefox-bidi.ts';

interface ScriptResult {
  type: 'success' | 'exception';
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

export class ChromeScope {
  readonly #bidi: Bidi;
  #context: string | undefined;

  constructor(bidi: Bidi) {
    this.#bidi = bidi;
  }

  /** Runs `fn` there. It is sent as text: nothing of its surroundings goes with it, argument and result as JSON. */
  async run<T, A = null>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T> {
    this.#context ??= await this.#firstWindow();
    const answer = (await this.#bidi.send('script.callFunction', {
      functionDeclaration: `async (arg) => JSON.stringify(await (${fn})(JSON.parse(arg)) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(arg ?? null) }],
      target: { context: this.#context },
      awaitPromise: true,
    })) as ScriptResult;
    if (answer.type === 'exception') throw new Error(`Firefox: ${answer.exceptionDetails?.text}`);
    return JSON.parse(answer.result?.value ?? 'null') as T;
  }

  async #firstWindow(): Promise<string> {
    const { contexts } = (await this.#bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
      contexts: { context: string }[];
    };
    const first = contexts[0];
    if (!first) throw new Error('Firefox shows no window');
    return first.context;
  }
}
