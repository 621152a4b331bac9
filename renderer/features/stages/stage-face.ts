import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import { STAGES, type StageName } from '../../../executor/contract/verdict.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { timeLabel } from './labels.ts';

export interface StageFace {
  state: 'none' | 'waiting' | 'running' | 'ok' | 'failed' | 'stopped' | 'skipped';
  /** what it used, or why there is nothing; '' before anything is known */
  text: string;
}

/** How a stage looks in the strip. */
export function stageFace(event: SubmissionEvent | null, stage: StageName): StageFace {
  if (!event) return { state: 'none', text: '' };
  const known = event.stages[stage];
  if (known?.result) {
    const { status, wallMs, memoryBytes, cached } = known.result;
    const figures = [cached ? 'hit' : null, cached && wallMs < 1 ? null : timeLabel(wallMs), memoryBytes ? bytesLabel(memoryBytes) : null];
    return { state: status, text: figures.filter((f) => f !== null).join(' · ') };
  }
  if (known) return { state: 'running', text: 'running' };
  if (event.status === 'FINISHED') return { state: 'skipped', text: skipped(event, stage) };
  const later = STAGES.slice(STAGES.indexOf(stage) + 1).some((s) => event.stages[s]);
  return later ? { state: 'skipped', text: 'no script' } : { state: 'waiting', text: '' };
}

function skipped({ verdict, stages }: SubmissionEvent, stage: StageName): string {
  const at = STAGES.indexOf(stage);
  if (STAGES.slice(at + 1).some((s) => stages[s])) return 'no script';
  return verdict && verdict.code !== 'OK' ? 'not reached' : 'skipped';
}
