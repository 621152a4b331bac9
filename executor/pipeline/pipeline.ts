import type { Verdict } from '../contract/verdict.ts';
import type { Engine, EngineSession } from '../engines/engine.ts';
import type { Job } from '../history/history.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { ResolvedLimits } from '../settings/limits.ts';
import { resolveLimits } from '../settings/resolve-limits.ts';
import { version } from '../version.ts';
import { nextStep, type EndedStage } from './next-step.ts';
import { openSession } from './open-session.ts';
import { runCases } from './run-cases.ts';
import { runStage, stageOf, type Keeping } from './run-stage.ts';
import type { StopReason } from './stop-reason.ts';

/** Walks submissions through their stages. */
export interface Pipeline {
  /** Runs one from its first stage to its verdict and gives back what it held. Never rejects. */
  run(id: string): Promise<void>;
  /** Stops one that runs; resolves when it has its verdict. Nothing happens where it does not run. */
  stop(id: string, reason: StopReason): Promise<void>;
  /** Stops all that run because the executor closes. */
  close(): Promise<void>;
}

export interface PipelineOptions extends Keeping {
  engines: readonly Engine[];
  /** tells whoever looks after this machine */
  log(line: string): void;
}

/** A session that does not close is not waited for longer than this. */
const CLOSE_GRACE_MS = 5_000;

export function createPipeline({ engines, log, ...keeping }: PipelineOptions): Pipeline {
  const running = new Map<string, { stop: AbortController; over: Promise<void> }>();

  async function run(id: string): Promise<void> {
    const stop = new AbortController();
    const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
    running.set(id, { stop, over });
    const sessions: EngineSession[] = [];
    const verdict = await walk(id, stop, sessions).catch((error: unknown): Verdict => {
      log(`submission ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { code: 'INTERNAL_ERROR', stage: null, reason: `Not the program's fault: ${sentenceOf(error)}`, evidence: {} };
    });
    keeping.history.finish(id, verdict);
    running.delete(id);
    keeping.changed(id, true);
    isOver();
    await Promise.all(sessions.map((session) => close(session, id)));
  }

  async function walk(id: string, stop: AbortController, sessions: EngineSession[]): Promise<Verdict> {
    const job = started(id);
    const limits = resolveLimits(job.request);
    try {
      return await walkStages(job, limits, stop, sessions);
    } finally {
      const last = sessions.at(-1);
      if (last) keeping.history.ranOn(id, { treeline: version, ...last.ground(), limits });
    }
  }

  async function walkStages(job: Job, limits: ResolvedLimits, stop: AbortController, sessions: EngineSession[]): Promise<Verdict> {
    for (let attempt = 0; ; attempt++) {
      const session = await openSession(job, engines, limits, stop.signal);
      sessions.push(session);
      const ended: EndedStage[] = [];
      for (;;) {
        const next = nextStep({
          stages: session.stages,
          ended,
          hasCases: (job.request.tests ?? []).length > 0,
          attempt,
          stop: stop.signal.aborted ? (stop.signal.reason as StopReason) : null,
        });
        if (next.kind === 'end') return next.verdict;
        if (next.kind === 'retry') break;
        if (next.kind === 'cases') return runCases(job, session, limits.run, keeping, stop);
        ended.push({ stage: next.stage, ...(await runStage(job, stageOf(job, next.stage, session, limits), keeping, stop)) });
      }
    }
  }

  function started(id: string): Job {
    const job = keeping.history.job(id);
    if (!job) throw new Error('it is not in the history');
    keeping.history.started(job.seq);
    keeping.changed(id);
    return job;
  }

  async function close(session: EngineSession, id: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(resolve, CLOSE_GRACE_MS, 'it did not end in time');
    });
    const fault = await Promise.race([session.close().then(() => null, sentenceOf), late]);
    clearTimeout(timer);
    if (fault !== null) log(`submission ${id}: what it held may not be given back: ${fault}`);
  }

  return {
    run,
    async stop(id, reason) {
      const it = running.get(id);
      it?.stop.abort(reason);
      await it?.over;
    },
    async close() {
      const all = [...running.values()];
      for (const { stop } of all) stop.abort({ kind: 'closing' } satisfies StopReason);
      await Promise.all(all.map(({ over }) => over));
    },
  };
}
