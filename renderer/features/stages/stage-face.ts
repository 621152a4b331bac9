import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import { STAGES, type StageName } from '../../../executor/contract/verdict.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { timeLabel } from './labels.ts';
import { judges } from './run-store.ts';

export interface StageFace {
  state: 'none' | 'waiting' | 'running' | 'ok' | 'failed' | 'stopped' | 'skipped';
  /** what it used, or why there is nothing; '' before anything is known */
  text: string;
}

/** How a stage looks in the strip. */
export function stageFace(event: SubmissionEvent | null, stage: StageName): StageFace {
  if (!event) return { state: 'none', text: '' };
  if (stage === 'run' && event.tests !== null && judges(event)) return testsFace(event, event.tests);
  const known = event.stages[stage];
  if (known?.result) {
    const { status, wallMs, memoryBytes, cached } = known.result;
    const figures = [cached ? 'hit' : null, cached && wallMs < 1 ? null : timeLabel(wallMs), memoryBytes ? bytesLabel(memoryBytes) : null];
    return { state: status, text: figures.filter((f) => f !== null).join(' · ') };
  }
  if (known) return { state: 'running', text: 'running' };
  if (event.status === 'FINISHED') return { state: 'skipped', text: skipped(event, stage) };
  return hasBegunAfter(event, stage) ? { state: 'skipped', text: 'none' } : { state: 'waiting', text: '' };
}

function testsFace({ status, verdict }: SubmissionEvent, { total, judged, failed }: NonNullable<SubmissionEvent['tests']>): StageFace {
  if (status !== 'FINISHED') return { state: 'running', text: `${judged} of ${total}` };
  const state = verdict?.code === 'OK' ? 'ok' : verdict?.code === 'CANCELLED' ? 'stopped' : 'failed';
  return { state, text: `${judged - failed} of ${total} passed` };
}

function hasBegunAfter(event: SubmissionEvent, stage: StageName): boolean {
  const isRunning = stage !== 'run' && judges(event);
  return isRunning || STAGES.slice(STAGES.indexOf(stage) + 1).some((s) => event.stages[s]);
}

function skipped(event: SubmissionEvent, stage: StageName): string {
  if (hasBegunAfter(event, stage)) return 'none';
  const { verdict } = event;
  return verdict && verdict.code !== 'OK' ? 'not reached' : 'skipped';
}
