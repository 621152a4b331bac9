import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const TESTS = '{executor,simulator,electron,renderer,.setup}/**/*.test.ts';
/** Tests that ask for a daemon (executor/testing/docker.ts) share it, and measure what it does: one file at a time. */
const onDaemon = globSync(TESTS, { cwd: root }).filter((file) =>
  /\bawait test(Docker|Boxes|Environments)\(/.test(readFileSync(`${root}/${file}`, 'utf8')),
);

export default defineConfig({
  root,
  test: {
    pool: 'forks',
    testTimeout: 30_000,
    // Every core, since many tests wait for a process or a clock; vitest alone would leave one idle.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'units', include: [TESTS], exclude: onDaemon } },
      { extends: true, test: { name: 'docker', include: onDaemon, fileParallelism: false, provide: { hasDaemon: true } } },
    ],
  },
});
