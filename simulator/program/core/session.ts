import { COLOURS } from '../../led/led-state.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Program, ProgramCause, ProgramEnd, ProgramSink } from '../program.ts';
import type { Order, Report } from './message.ts';

/** In what is told of a worker that ended because its JavaScript had no memory left. */
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** An interpreter's worker, wherever it lives, as its host holds it. */
export interface Handle {
  send(order: Order): void;
  /** ends it at once, whatever it is doing */
  kill(): void;
  /** replaces the listener before */
  onReport(listener: (report: Report) => void): void;
  /** each listener is called once, when it is gone by itself or killed, and everything it reported was handed out */
  onGone(listener: (trouble: string) => void): void;
}

/** Runs a program on a worker that is ready, and kills the worker. Never rejects. */
export function runOn(worker: Handle, program: Program, sink: ProgramSink, signal?: AbortSignal): Promise<ProgramEnd> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let ended = false;
    let findings: readonly Finding[] = [];
    const end = (cause: ProgramCause, rest: Partial<Pick<ProgramEnd, 'clockMs' | 'memoryBytes'>> = {}): void => {
      if (ended) return;
      ended = true;
      clearTimeout(wall);
      signal?.removeEventListener('abort', cancel);
      worker.kill();
      resolve({ cause, code: codeOf(cause), wallMs: performance.now() - begun, memoryBytes: null, findings, clockMs: null, ...rest });
    };
    const cancel = (): void => end({ kind: 'cancelled' }, { clockMs });
    let clockMs: number | null = program.light ? 0 : null;
    const wall = setTimeout(() => {
      end({ kind: 'limit', limit: 'wall', bound: program.limits.wallMs, used: performance.now() - begun }, { clockMs });
    }, program.limits.wallMs);
    worker.onReport((report) => {
      if (ended) return;
      switch (report.kind) {
        case 'output':
          sink.output(report.stream, report.bytes, report.ms);
          break;
        case 'frames':
          clockMs = report.frames.times.at(-1) ?? clockMs;
          sink.frames(report.frames);
          break;
        case 'findings':
          // What the check has said of a line, the run need not say again.
          findings = [
            ...findings,
            ...report.findings.filter((f) => !findings.some(({ rule, line }) => rule === f.rule && line === f.line)),
          ];
          break;
        case 'moment': {
          const { line, ms } = report;
          findings = findings.map((f) => (f.line === line && f.ms === undefined ? { ...f, ms } : f));
          break;
        }
        case 'ended':
          end(report.cause, { clockMs: report.clockMs, memoryBytes: report.memoryBytes });
          break;
        case 'failed':
          end({ kind: 'fault', message: report.message });
          break;
        default:
      }
    });
    worker.onGone((trouble) => {
      const { memoryBytes } = program.limits;
      // JavaScript's own memory: what a program fills there beside Python's is its own too.
      if (trouble.includes(OUT_OF_MEMORY)) end({ kind: 'limit', limit: 'memory', bound: memoryBytes, used: memoryBytes }, { clockMs });
      else end({ kind: 'fault', message: `the interpreter ended by itself: ${trouble}` }, { clockMs });
    });
    if (signal?.aborted) cancel();
    else {
      signal?.addEventListener('abort', cancel, { once: true });
      worker.send({ kind: 'run', program, colours: COLOURS });
    }
  });
}

function codeOf(cause: ProgramCause): number | null {
  if (cause.kind === 'exit') return cause.code;
  if (cause.kind === 'show') return 0;
  return cause.kind === 'exception' || cause.kind === 'findings' ? 1 : null;
}
