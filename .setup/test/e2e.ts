import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './command.ts';
import { fail, type Outcome } from './report.ts';

const RESULT = join(root, '.out/test/e2e.json');

interface PlaywrightSuite {
  title: string;
  file: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped'; annotations: { type: string; description?: string }[] }[];
  }[];
}

/** The whole house in a real browser. */
export async function e2e(): Promise<Outcome> {
  rmSync(RESULT, { force: true });
  const { code } = await tool('@playwright/test/cli.js', ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: RESULT },
  });
  const { suites } = JSON.parse(readFileSync(RESULT, 'utf8')) as { suites: PlaywrightSuite[] };
  const tests = suites.flatMap(testsOf);
  const count = (...kinds: string[]) => tests.filter(({ status }) => kinds.includes(status)).length;
  const skipped = tests.filter(({ status }) => status === 'skipped').map(({ name, reason }) => `${reason} — ${name}`);
  // Nothing is landed or refused by the machine's mood; it is told, since it may be a fault of ours.
  const detail = tests.filter(({ status }) => status === 'flaky').map(({ name }) => `passed at the second try only: ${name}`);
  const outcome = { passed: count('expected', 'flaky'), failed: count('unexpected'), skipped, detail: detail.join('\n') };
  if (code !== 0 && outcome.failed === 0)
    return { ...outcome, ...fail('Playwright itself failed; what it said is above.'), passed: outcome.passed };
  return outcome;
}

function testsOf(suite: PlaywrightSuite): { name: string; status: string; reason: string }[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status, annotations }) => ({
      name: `${suite.file} › ${title}`,
      status,
      reason: annotations.find(({ type }) => type === 'skip')?.description?.replace(/^skipped: /, '') ?? 'no reason given',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}
