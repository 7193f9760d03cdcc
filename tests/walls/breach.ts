/** Makes files that break a wall, or that only look as if. */

type Rule = 'noRestrictedImports' | 'noRestrictedGlobals' | 'plugin';

/** A file that breaks a wall, by the rule that must say so. */
export interface Breach {
  readonly file: string;
  readonly code: string;
  readonly rule: Rule;
}

let files = 0;
/** `x.ts` stands for any file of its folder: a new one each time. */
export const any = (file: string): string => file.replace(/\/x\./, () => `/x${++files}.`);

export const imports = (file: string, ...sources: string[]): Breach[] =>
  sources.map((source) => ({
    file: any(file),
    code: `import { a } from '${source}';\na();`,
    rule: 'noRestrictedImports',
  }));
export const uses = (file: string, ...globals: string[]): Breach[] =>
  globals.map((name) => ({
    file: any(file),
    code: `export const a = ${name};`,
    rule: 'noRestrictedGlobals',
  }));
