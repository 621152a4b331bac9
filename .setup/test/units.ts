import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './command.ts';
import { fail, type Outcome } from './report.ts';

interface VitestResult {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string; meta: { why?: string } }[] }[];
}

/** Everything that vitest runs: what needs the daemon, one file at a time, and beside it all else, which waits for nothing. */
export async function units(): Promise<Outcome> {
  const [alone, onDaemon] = await Promise.all([vitest('units', { show: true }), vitest('docker', { show: false })]);
  return {
    passed: alone.passed + onDaemon.passed,
    failed: alone.failed + onDaemon.failed,
    skipped: [...alone.skipped, ...onDaemon.skipped],
    detail: alone.detail + onDaemon.detail,
  };
}

/** @param show its words as they come; else they are told where something failed */
async function vitest(project: 'units' | 'docker', { show }: { show: boolean }): Promise<Outcome> {
  const result = join(root, `.out/test/${project}.json`);
  rmSync(result, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${result}`];
  const args = ['run', '--config', '.setup/vitest.config.ts', '--project', project, ...reporters];
  const { code, told } = await tool('vitest/vitest.mjs', args, { show });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(result, 'utf8')) as VitestResult;
  // A file that cannot be loaded has no tests to fail, and counts as one.
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const skipped = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status))
      .map(({ fullName, meta }) => `${meta.why ?? 'no reason given'} — ${fullName}`),
  );
  const failed = numFailedTests + broken;
  if (code !== 0 && failed === 0) {
    return { ...fail(`vitest itself failed on the project ${project}. ${told}`), passed: numPassedTests, skipped };
  }
  return { passed: numPassedTests, failed, skipped, detail: failed > 0 ? told : '' };
}
