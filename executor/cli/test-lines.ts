import type { TestResult } from '../contract/submission.ts';
import { coloured, seconds } from './terminal.ts';

/** A line for each test case: how it went, what it took, and why it failed. */
export function testLines(tests: readonly TestResult[]): string {
  const width = Math.min(40, Math.max(...tests.map(({ name }) => name.length)));
  return tests.map((test) => `${line(test, width)}\n`).join('');
}

function line({ name, verdict, run }: TestResult, width: number): string {
  const code = verdict?.code ?? '–';
  const colour = verdict === null ? 'dim' : code === 'OK' ? 'green' : 'red';
  const used = run ? [seconds(run.wallMs), ...(run.memoryBytes ? [`${Math.round(run.memoryBytes / (1 << 20))} MiB`] : [])] : ['not run'];
  const why = verdict && code !== 'OK' ? `  ${verdict.reason}` : '';
  return `${coloured(colour, code.padEnd(4), process.stderr)} ${name.padEnd(width)}  ${coloured('dim', used.join(', '), process.stderr)}${why}`;
}
