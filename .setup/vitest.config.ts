import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['{executor,simulator,electron,renderer,.setup}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
  },
});
