import { inputOf } from '../../../inputs/input.ts';
import { sentenceOf } from '../../../sentence-of.ts';
import type { Attached } from './attach.ts';
import { createConnections } from './connections.ts';
import { endOf, killedEnd, notRun, refusedEnd } from './container-end.ts';
import { type ContainerEnd, ContainerFault, type ContainerJob, type ContainerShape, type ContainerSink } from './container.ts';
import { createFeeding } from './feeding.ts';
import { readLights } from './lights.ts';
import { readTexts, type Texts } from './protocol.ts';
import { jobFrame, sendJob } from './send-job.ts';
import { createTyping } from './terminal.ts';

/** A container to run a job in. */
export interface Place {
  attached: Attached;
  shape: ContainerShape;
  /** Ends it now. */
  kill(): Promise<void>;
  /** Whether the kernel killed in it for want of memory, as the daemon saw it. */
  wasOutOfMemory(): Promise<boolean>;
}

type Outcome =
  | { kind: 'ended' | 'refused'; report: Texts }
  | { kind: 'gone'; why: string }
  | { kind: 'unsent'; why: unknown }
  | { kind: 'cancelled' | 'late' };

/** The first process holds the wall limit and tells of it; where so long after it, ms, nothing was told, somebody else stands still. */
const GRACE_MS = 5_000;
/** A timer that is so much too late, ms, was one of a machine that slept, as the program did. */
const SLEPT_MS = 5_000;

/** Runs a job to its end, or ends it. @throws ContainerFault */
export async function runJob(place: Place, job: ContainerJob, sink: ContainerSink, signal: AbortSignal): Promise<ContainerEnd> {
  const { attached, shape } = place;
  if (signal.aborted) return notRun({ kind: 'cancelled' });
  let head: Uint8Array[];
  try {
    head = jobFrame(job);
  } catch (error) {
    return notRun({ kind: 'refused', sentence: sentenceOf(error) });
  }
  const began = performance.now();
  const outcome = await outcomeOf(attached, head, job, sink, signal);
  const wallMs = Math.round(performance.now() - began);
  switch (outcome.kind) {
    case 'ended':
      return endOf(outcome.report, job, shape);
    case 'refused':
      return refusedEnd(outcome.report, shape);
    case 'cancelled':
      await place.kill();
      return killedEnd({ kind: 'cancelled' }, wallMs);
    case 'late':
      await place.kill();
      throw new ContainerFault('Docker did not tell in time how the program ended. Run it again; if it happens again, restart Docker.', {
        ran: true,
      });
    case 'unsent':
      await place.kill();
      throw new ContainerFault(`What the program needs could not be handed over: ${sentenceOf(outcome.why)}`, { ran: false });
    case 'gone': {
      const { memoryBytes } = job.limits;
      if (!(await place.wasOutOfMemory())) throw new ContainerFault(lost(outcome.why), { ran: true });
      return killedEnd({ kind: 'limit', limit: 'memory', bound: memoryBytes, used: Math.max(memoryBytes, shape.memoryBytes) }, wallMs);
    }
  }
}

function outcomeOf(
  attached: Attached,
  head: readonly Uint8Array[],
  job: ContainerJob,
  sink: ContainerSink,
  signal: AbortSignal,
): Promise<Outcome> {
  const connections = job.serve ? createConnections(attached, job.serve) : null;
  const typing = job.terminal ? createTyping(attached, job.terminal) : null;
  const feeding = typing ? null : createFeeding(attached, inputOf(job.stdin));
  const over = new AbortController();
  return new Promise<Outcome>((resolve) => {
    attached.sink = {
      data(type, bytes, channel) {
        if (type === 'C') connections?.data(channel, bytes);
        else sink.output(type === '1' ? 'stdout' : 'stderr', bytes);
      },
      control(type, payload, channel) {
        if (type === 'Z') resolve({ kind: 'ended', report: readTexts(payload) });
        else if (type === 'R') resolve({ kind: 'refused', report: readTexts(payload) });
        else if (type === 'L' && job.lights) job.lights.take(readLights(payload, job.lights));
        else if (channel === 0) (typing ?? feeding)?.control(type, payload);
        else connections?.control(type, channel, payload);
      },
    };
    signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { signal: over.signal });
    void attached.ended.then((why) => resolve({ kind: 'gone', why }));
    sendJob(attached, head, job)
      .then(() => {
        watch((job.terminal?.sessionMs ?? job.limits.wallMs) + GRACE_MS, () => resolve({ kind: 'late' }), over.signal);
        typing?.begin();
        return feeding?.begin();
      })
      .catch((why: unknown) => resolve({ kind: 'unsent', why }));
  }).finally(() => {
    over.abort();
    connections?.end();
    typing?.end();
    feeding?.end();
    attached.sink = { data() {}, control() {} };
  });
}

/** Calls after so many ms in which the machine was awake, unless it is over by then. */
function watch(ms: number, late: () => void, over: AbortSignal): void {
  if (over.aborted) return;
  const due = performance.now() + ms;
  const timer = setTimeout(() => (performance.now() > due + SLEPT_MS ? watch(ms, late, over) : late()), ms);
  over.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

function lost(why: string): string {
  return `The container ended under the program${why ? `: ${why}` : ''}. Run it again; if it happens again, restart Docker.`;
}
