import type { RecordingInfo, Submission } from '../contract/submission.ts';
import type { Verdict } from '../contract/verdict.ts';
import { coloured, seconds } from './terminal.ts';

/** The last line of a run: the verdict, its reason where nobody has read it yet, and what was measured. */
export function verdictLine(submission: Submission): string {
  const { verdict, run, recording } = submission;
  if (verdict === null) return '';
  const figures = [
    ...(run === null ? [] : [seconds(run.wallMs)]),
    ...(run?.memoryBytes ? [`${Math.round(run.memoryBytes / (1 << 20))} MiB`] : []),
    ...(recording === null ? [] : recordingFigures(recording)),
  ];
  return line(verdict.code, said(submission, verdict) ? '' : verdict.reason, figures);
}

/** The same for a preview, which has no times of its own; `measured` is what its lights do on the tree. */
export function previewLine(verdict: Verdict, recording: RecordingFigures, measured: readonly string[]): string {
  return line(verdict.code, verdict.reason, recordingFigures(recording, measured));
}

type RecordingFigures = Pick<RecordingInfo, 'frames' | 'leds' | 'durationMs' | 'seed'>;

function recordingFigures({ frames, leds, durationMs, seed }: RecordingFigures, measured: readonly string[] = []): string[] {
  return [`${counted(frames, 'frame')} of ${counted(leds, 'LED')}`, ...measured, `${seconds(durationMs)} on the tree`, `seed ${seed}`];
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Whether the reason stands above, as the stage's own last words, or says no more than the code does. */
function said(submission: Submission, { code, stage, reason }: Verdict): boolean {
  if (reason.toUpperCase() === `${code}.`) return true;
  return stage !== null && submission[stage]?.stderr.trimEnd() === reason;
}

function line(code: string, reason: string, figures: string[]): string {
  const shown = [coloured(code === 'OK' ? 'green' : 'red', code, process.stderr)];
  if (reason !== '') shown.push(reason);
  if (figures.length > 0) shown.push(coloured('dim', `(${figures.join(', ')})`, process.stderr));
  return `${shown.join(' ')}\n`;
}
