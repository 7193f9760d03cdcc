/** Types of survivors.mjs, which has to stay plain JavaScript. */
export function survivors(runDir: string): number[];
export function endSurvivors(runDir: string): void;
