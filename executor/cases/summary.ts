import type { Verdict } from '../contract/verdict.ts';

export interface JudgedCase {
  name: string;
  /** null where it was not run */
  verdict: Verdict | null;
}

/** The verdict that test cases give their submission: that of the first which fails, in the order of the request. */
export function summaryOf(cases: readonly JudgedCase[]): Verdict {
  const passed = cases.filter(({ verdict }) => verdict?.code === 'OK').length;
  const notRun = cases.filter(({ verdict }) => verdict === null).length;
  const evidence = { tests: cases.length, passed, failed: cases.length - passed - notRun };
  const first = cases.find((one): one is { name: string; verdict: Verdict } => one.verdict !== null && one.verdict.code !== 'OK');
  if (!first) return { code: 'OK', stage: 'run', reason: `${counted(cases.length)}.`, evidence };
  const rest = notRun === 0 ? '' : `, and ${notRun} ${notRun === 1 ? 'was' : 'were'} not run`;
  const reason = `${passed} of ${counted(cases.length)}${rest}. The first that does not is ${JSON.stringify(first.name)}: ${first.verdict.reason}`;
  return {
    code: first.verdict.code,
    stage: first.verdict.stage,
    reason,
    evidence: { ...evidence, test: first.name, ...first.verdict.evidence },
  };
}

function counted(count: number): string {
  return count === 1 ? '1 test passes' : `${count} tests pass`;
}
