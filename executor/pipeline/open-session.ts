import { NO_GROUND, type Engine, type EngineSession, type StageEnd } from '../engines/engine.ts';
import type { Job } from '../history/history.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { ResolvedLimits } from '../settings/limits.ts';
import { graceOver } from './grace-over.ts';

/**
 * A session for a submission, always: where the engine refuses the request, fails to open, or is told to stop meanwhile, it is one whose
 * only stage, `environment`, ends with that.
 */
export async function openSession(
  job: Job,
  engines: readonly Engine[],
  limits: ResolvedLimits,
  signal: AbortSignal,
): Promise<EngineSession> {
  const engine = engines.find((each) => each.id === job.engine);
  if (!engine) return refusing(noEngine(job, engines));
  try {
    const refusal = engine.refusal(job.request, job.runtime);
    if (refusal !== null) return refusing(refusal);
    const opening = engine.open({ ...job, limits });
    const session = await Promise.race([opening, graceOver(signal).then(() => null)]);
    if (session) return session;
    // it comes too late: whatever it opens is closed again
    opening.then((late) => late.close()).catch(() => {});
    return ending({ kind: 'cancelled' });
  } catch (error) {
    return ending({ kind: 'fault', message: sentenceOf(error) });
  }
}

function refusing(sentence: string): EngineSession {
  return ending({ kind: 'refused', sentence }, sentence);
}

function ending(cause: StageEnd['cause'], stderr = ''): EngineSession {
  return {
    stages: ['environment'],
    stage(_stage, sink) {
      if (stderr) sink.output('stderr', Buffer.from(`${stderr}\n`));
      return Promise.resolve({ cause, code: null, signal: null, wallMs: 0, cpuMs: null, memoryBytes: null, cached: false, clockMs: null });
    },
    testCase: noCases,
    judge: noCases,
    ground: () => NO_GROUND,
    close: () => Promise.resolve(),
  };
}

function noCases(): Promise<never> {
  return Promise.reject(new TypeError('a session that only ends has no test cases'));
}

function noEngine(job: Job, engines: readonly Engine[]): string {
  const there = engines.map((engine) => `\`${engine.id}\``).join(' and ');
  return `This needs the engine \`${job.engine}\`, which is not here; there is ${there || 'none'}. Leave \`engine\` out to run a Python program on the embedded one.`;
}
