import { describe, expect, test } from 'vitest';
import type { StageCause } from '../contract/cause.ts';
import type { StageName } from '../contract/verdict.ts';
import { nextStep, type Progress } from './next-step.ts';

const ok: StageCause = { kind: 'exit', code: 0 };
const fault: StageCause = { kind: 'fault', message: 'the daemon is gone' };
const all: readonly StageName[] = ['environment', 'build', 'compile', 'run'];

function step(progress: Partial<Progress>, ...ended: [StageName, StageCause][]) {
  return nextStep({ stages: all, attempt: 0, stop: null, ...progress, ended: ended.map(([stage, cause]) => ({ stage, cause })) });
}

describe('the next step', () => {
  test('is the first stage, then the one behind the last', () => {
    expect(step({})).toEqual({ kind: 'stage', stage: 'environment' });
    expect(step({}, ['environment', ok])).toEqual({ kind: 'stage', stage: 'build' });
    expect(step({}, ['environment', ok], ['build', ok], ['compile', ok])).toEqual({ kind: 'stage', stage: 'run' });
  });

  test('passes over stages the submission has not', () => {
    expect(step({ stages: ['run', 'environment'] }, ['environment', ok])).toEqual({ kind: 'stage', stage: 'run' });
    expect(step({ stages: ['run'] })).toEqual({ kind: 'stage', stage: 'run' });
  });

  test('is the verdict of a stage that failed; later ones are skipped', () => {
    const failed: StageCause = { kind: 'exit', code: 2 };
    for (const [stage, code] of [
      ['environment', 'EE'],
      ['build', 'BE'],
      ['compile', 'CE'],
      ['run', 'RE'],
    ] as const) {
      expect(step({}, [stage, failed])).toMatchObject({ kind: 'end', verdict: { code, stage } });
    }
  });

  test('is OK after run', () => {
    expect(step({}, ['environment', ok], ['run', ok])).toMatchObject({ kind: 'end', verdict: { code: 'OK', stage: 'run' } });
  });

  test('is another attempt only where nothing of the program had run, and only once', () => {
    expect(step({}, ['environment', fault])).toEqual({ kind: 'retry' });
    expect(step({ attempt: 1 }, ['environment', fault])).toMatchObject({ verdict: { code: 'INTERNAL_ERROR', stage: 'environment' } });
    for (const stage of ['build', 'compile', 'run'] as const) {
      expect(step({}, ['environment', ok], [stage, fault])).toMatchObject({ verdict: { code: 'INTERNAL_ERROR', stage } });
    }
  });

  test('of a stopped submission is its end, and no retry', () => {
    const cancelled: StageCause = { kind: 'cancelled' };
    expect(step({ stop: { kind: 'cancelled' } }, ['run', cancelled])).toMatchObject({ verdict: { code: 'CANCELLED', stage: 'run' } });
    expect(step({ stop: { kind: 'closing' } }, ['run', cancelled])).toMatchObject({ verdict: { code: 'INTERRUPTED', stage: 'run' } });
    expect(step({ stop: { kind: 'closing' } }, ['environment', ok])).toMatchObject({ verdict: { code: 'INTERRUPTED', stage: 'build' } });
    expect(step({ stop: { kind: 'cancelled' } }, ['environment', fault])).toMatchObject({ verdict: { code: 'INTERNAL_ERROR' } });
    expect(step({ stop: { kind: 'unkept', message: 'disk full' } }, ['environment', ok])).toMatchObject({
      verdict: { code: 'INTERNAL_ERROR' },
    });
  });

  test('of a submission that ended before it could be stopped is its own end', () => {
    expect(step({ stop: { kind: 'cancelled' } }, ['environment', ok], ['run', ok])).toMatchObject({ verdict: { code: 'OK' } });
  });

  test('of one that has no run stage is OK after the last it has; of one without any it is a fault of the machine', () => {
    expect(step({ stages: ['environment', 'build'] }, ['environment', ok], ['build', ok])).toMatchObject({
      verdict: { code: 'OK', stage: 'build', reason: 'The build stage ended well, and there is none after it.' },
    });
    expect(step({ stages: [] })).toMatchObject({ verdict: { code: 'INTERNAL_ERROR', stage: null } });
  });
});
