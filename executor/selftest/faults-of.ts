import type { Submission } from '../contract/submission.ts';
import type { Ending } from './case.ts';

/** What of a submission's end is not as it must be, a sentence each. */
export function faultsOf({ verdict, ...stages }: Submission, { code, stage, reason, evidence = {}, stdout, stderr }: Ending): string[] {
  if (verdict === null) return ['it has no verdict'];
  if (verdict.code !== code || verdict.stage !== stage) {
    const said = stages[verdict.stage ?? 'run']?.stderr.trim().slice(-300);
    return [`it ended ${verdict.code} at ${verdict.stage}, not ${code} at ${stage}: ${verdict.reason}${said ? ` (${said})` : ''}`];
  }
  const faults: string[] = [];
  if (reason && !reason.test(verdict.reason)) faults.push(`its reason does not tell ${reason}: ${verdict.reason}`);
  for (const [key, value] of Object.entries(evidence)) {
    const found = verdict.evidence[key];
    if (value === true ? !found : found !== value) faults.push(`its evidence ${key} is ${found}, not ${value}`);
  }
  const out = stages[stage]?.stdout ?? '';
  const err = stages[stage]?.stderr ?? '';
  if (stdout !== undefined && !(typeof stdout === 'string' ? out === stdout : stdout.test(out)))
    faults.push(`its stdout is not as expected: ${JSON.stringify(out.slice(0, 300))}`);
  if (stderr && !stderr.test(err)) faults.push(`its stderr does not tell ${stderr}: ${JSON.stringify(err.slice(0, 300))}`);
  return faults;
}
