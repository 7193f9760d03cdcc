/** Puppeteer over WebDriver BiDi, with the raw protocol beside it: Puppeteer cannot follow extension pages. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

interface RawConnection {
  send(method: string, params: unknown): Promise<{ result: unknown }>;
}

export interface ContextInfo {
  context: string;
  url: string;
}

export class Bidi {
  readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  static async connect(endpoint: string): Promise<Bidi> {
    const browser = await puppeteer.connect({
      browserWSEndpoint: endpoint,
      protocol: 'webDriverBiDi',
      defaultViewport: null,
      acceptInsecureCerts: false,
    });
    return new Bidi(browser);
  }

  async send(method: string, params: unknown): Promise<unknown> {
    const { connection } = this.browser as unknown as { connection: RawConnection };
    return (await connection.send(method, params)).result;
  }

  /** The page's browsing context, by which the protocol knows it. */
  contextOf(page: Page): string {
    return (page.mainFrame() as unknown as { _id: string })._id;
  }

  /** The address as the browser has it now; Puppeteer's own stays at about:blank for extension pages. */
  async url(context: string): Promise<string> {
    const { contexts } = (await this.send('browsingContext.getTree', { root: context, maxDepth: 0 })) as {
      contexts: ContextInfo[];
    };
    return contexts[0]?.url ?? '';
  }

  /** In a sandbox that sees the page's DOM but not its scripts' globals. It ends with the document. */
  async inSandbox(context: string, expression: string): Promise<unknown> {
    const answer = (await this.send('script.evaluate', {
      expression,
      target: { context, sandbox: 'signoff-driver' },
      awaitPromise: false,
    })) as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result?.value;
  }
}
