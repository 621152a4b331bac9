import { findingOf } from '../../../simulator/recording/instruments/notice.ts';
import type { Finding } from '../../../simulator/rules/finding.ts';
import type { WorkFile } from '../files/workspace.ts';
import type { Instruments } from '../instruments/instruments-store.ts';
import type { Preview } from '../preview/preview-store.ts';
import type { ShownRun } from '../stages/run-store.ts';

/** Who says so: the tree's rules, Python (of an ordinary program), a run that stopped there, or the instruments. */
export type Teller = 'tree' | 'Python' | 'run' | 'instruments';

export interface ToldFinding extends Finding {
  by: Teller;
}

export interface Tellers {
  preview: Pick<Preview, 'program' | 'findings' | 'error' | 'status' | 'stale'>;
  instruments: Pick<Instruments, 'file' | 'notices'>;
  run: ShownRun | null;
}

/** All that is told of an open file's text, in the order of its lines. */
export function toldOf({ id, path, text, readOnly }: Pick<WorkFile, 'id' | 'path' | 'text' | 'readOnly'>, tellers: Tellers): ToldFinding[] {
  const { preview, instruments, run } = tellers;
  const isPreviewed = preview.program === id && !readOnly;
  const found: ToldFinding[] = [];
  if (isPreviewed) for (const finding of preview.findings) found.push({ ...finding, by: preview.status === 'idle' ? 'Python' : 'tree' });
  const stop = isPreviewed ? previewStop(preview) : runStop(run, path);
  // Where the rules have said that the tree ends the program, the run that ends there says nothing new.
  if (stop && !found.some((f) => f.severity === 'error' && f.line === stop.line)) {
    const place = lineOf(text, stop.line);
    if (place) found.push({ ...place, severity: 'error', rule: 'stopped', message: stop.message, by: 'run' });
  }
  // Of lights that an older text has set, the lines are others; and a program that stopped is to be mended first.
  if (instruments.file === id && !stop && !(isPreviewed && preview.stale)) {
    for (const notice of instruments.notices) {
      const finding = findingOf(notice, text);
      if (finding && !found.some((f) => f.rule === finding.rule)) found.push({ ...finding, by: 'instruments' });
    }
  }
  return found.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

interface Stop {
  line: number;
  message: string;
}

function previewStop({ error }: Tellers['preview']): Stop | null {
  return error?.line ? { line: error.line, message: error.verdict.reason } : null;
}

/** The run that is shown failed in this file: at the line that its verdict names. */
function runStop(run: ShownRun | null, path: string): Stop | null {
  const verdict = run?.event?.verdict;
  const line = verdict?.evidence['line'];
  return run?.entry === path && verdict && typeof line === 'number' ? { line, message: verdict.reason } : null;
}

function lineOf(text: string, line: number) {
  const written = text.split(/\r\n|\r|\n/)[line - 1];
  if (written === undefined) return null;
  const column = written.length - written.trimStart().length + 1;
  return { line, column, endLine: line, endColumn: Math.max(column + 1, written.trimEnd().length + 1) };
}
