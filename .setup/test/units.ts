import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './command.ts';
import { fail, type Outcome } from './report.ts';

const RESULT = join(root, '.out/test/units.json');

interface VitestResult {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string; meta: { why?: string } }[] }[];
}

/** Everything that vitest runs. */
export async function units(): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULT}`];
  const { code } = await tool('vitest/vitest.mjs', ['run', '--config', '.setup/vitest.config.ts', ...reporters], { show: true });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(RESULT, 'utf8')) as VitestResult;
  // A file that cannot be loaded has no tests to fail, and counts as one.
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const skipped = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status))
      .map(({ fullName, meta }) => `${meta.why ?? 'no reason given'} — ${fullName}`),
  );
  const failed = numFailedTests + broken;
  if (code !== 0 && failed === 0) return { ...fail('vitest itself failed; what it said is above.'), passed: numPassedTests, skipped };
  return { passed: numPassedTests, failed, skipped, detail: '' };
}
