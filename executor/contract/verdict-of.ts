import { assertNever } from './assert-never.ts';
import type { StageCause } from './cause.ts';
import type { StageName, Verdict, VerdictCode } from './verdict.ts';

const FAILED: Record<StageName, VerdictCode> = { environment: 'EE', build: 'BE', compile: 'CE', run: 'RE' };

/**
 * The verdict that a stage's end gives the submission; null where the stage went well and a later one may follow. `seen` are figures
 * that stand behind the cause.
 */
export function verdictOf(stage: StageName, cause: StageCause, seen: Verdict['evidence'] = {}): Verdict | null {
  const end = (code: VerdictCode, reason: string, evidence: Verdict['evidence'] = {}): Verdict => ({
    code,
    stage,
    reason,
    evidence: { ...evidence, ...seen },
  });
  switch (cause.kind) {
    case 'exit':
      if (cause.code !== 0) return end(FAILED[stage], `The ${stage} stage ended with exit code ${cause.code}.`, { exitCode: cause.code });
      return stage === 'run' ? end('OK', 'The program ran to its end.', { exitCode: 0 }) : null;
    case 'show':
      return end('OK', `The tree's ${seconds(cause.ms)} were over; the program was stopped there, as the tree does.`, {
        stoppedBy: 'show',
        showMs: cause.ms,
      });
    case 'exception': {
      const where = cause.line === null ? '' : ` in line ${cause.line}`;
      const evidence = { exception: cause.type, line: cause.line, frame: cause.frame, led: cause.led };
      return end(FAILED[stage], `${cause.type}${where}: ${cause.message}`, evidence);
    }
    case 'findings': {
      const errors = cause.findings.filter((f) => f.severity === 'error');
      const first = errors[0];
      const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
      return end('CE', first ? `Line ${first.line}: ${first.message}${more}` : 'The rules refuse the program.', {
        findings: errors.length,
      });
    }
    case 'limit':
      return limitVerdict(end, stage, cause);
    case 'signal':
      return end(FAILED[stage], `The ${stage} stage was ended by ${cause.signal}.`, { signal: cause.signal });
    case 'refused':
      return end(FAILED[stage], cause.sentence);
    case 'cancelled':
      return end('CANCELLED', 'Cancelled.');
    case 'fault':
      return end('INTERNAL_ERROR', `Not the program's fault: ${cause.message}`);
    default:
      return assertNever(cause);
  }
}

function limitVerdict(
  end: (code: VerdictCode, reason: string, evidence: Verdict['evidence']) => Verdict,
  stage: StageName,
  cause: Extract<StageCause, { kind: 'limit' }>,
): Verdict {
  const evidence = { limit: cause.limit, bound: cause.bound, used: cause.used };
  switch (cause.limit) {
    case 'wall':
      return end('TLE', `The ${stage} stage took longer than its ${seconds(cause.bound)}.`, evidence);
    case 'cpu':
      return end('TLE', `The ${stage} stage used more than its ${seconds(cause.bound)} of processor time.`, evidence);
    case 'idle':
      return end('TLE', `The ${stage} stage waited, and its ${seconds(cause.bound)} were over.`, evidence);
    case 'session':
      return end('TLE', `The terminal was open for longer than its ${seconds(cause.bound)}.`, evidence);
    case 'disk':
      return end('DLE', `The ${stage} stage needed more than its ${mebibytes(cause.bound)} of disk.`, evidence);
    case 'memory':
      return end('MLE', `The ${stage} stage needed more than its ${mebibytes(cause.bound)} of memory.`, evidence);
    case 'stdout':
    case 'stderr':
      return end('OLE', `The ${stage} stage wrote more than ${mebibytes(cause.bound)} to ${cause.limit}.`, evidence);
    default:
      return assertNever(cause);
  }
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(ms < 1000 ? 3 : 1))} s`;
}

function mebibytes(bytes: number): string {
  return bytes >= 1 << 20 ? `${Number((bytes / (1 << 20)).toFixed(1))} MiB` : `${bytes} bytes`;
}
