import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Time is not what these tests are about, and a busy machine takes long.
  test: {
    testTimeout: 30_000,
    include: ['tests/{unit,property,walls}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
  },
});
