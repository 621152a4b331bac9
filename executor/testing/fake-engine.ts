import type { Frames } from '../../simulator/recording/recording.ts';
import type { StageCause } from '../contract/cause.ts';
import type { StageName } from '../contract/verdict.ts';
import { NO_GROUND, type Engine, type EngineSession, type StageEnd, type StageSink, type TestRun } from '../engines/engine.ts';
import { wholeOf } from '../inputs/input.ts';

/** What a fake stage does, in place of a program: it drives the timing exactly. */
export type FakeStage = (sink: StageSink, signal: AbortSignal) => StageCause | Promise<StageCause>;

export interface FakeEngine extends Engine {
  /** requests that were opened, in order, by their entry */
  opened: string[];
  /** sessions that were given back */
  closed: number;
}

/** A test case, with its input as text. */
type TextRun = Omit<TestRun, 'stdin'> & { stdin: string };

/** FOR TESTS ONLY: an engine without programs. `stages` by the entry of the request; `run` where the entry has none. */
export function createFakeEngine(
  stages: Record<string, Partial<Record<StageName, FakeStage>>>,
  options: {
    refusal?: string;
    open?(): void | Promise<void>;
    testCase?(run: TextRun, ...rest: Parameters<FakeStage>): ReturnType<FakeStage>;
  } = {},
): FakeEngine {
  const engine: FakeEngine = {
    id: 'embedded',
    opened: [],
    closed: 0,
    refusal: () => options.refusal ?? null,
    async open({ entry }): Promise<EngineSession> {
      engine.opened.push(entry);
      await options.open?.();
      const own = { environment: ok, run: ok, ...stages[entry] };
      return {
        stages: Object.keys(own) as StageName[],
        async stage(stage, sink, signal) {
          return end(await (own[stage] ?? ok)(sink, signal));
        },
        async testCase(run, sink, signal) {
          const stdin = (await wholeOf(run.stdin)).toString('utf8');
          return end(await (options.testCase?.({ ...run, stdin }, sink, signal) ?? ok()));
        },
        ground: () => NO_GROUND,
        judge: () => Promise.reject(new TypeError('nothing judges here')),
        close() {
          engine.closed += 1;
          return Promise.resolve();
        },
      };
    },
    close: () => Promise.resolve(),
  };
  return engine;
}

export function ok(): StageCause {
  return { kind: 'exit', code: 0 };
}

/** Goes on until it is stopped. */
export function untilStopped(_sink: StageSink, signal: AbortSignal): Promise<StageCause> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve({ kind: 'cancelled' });
    else signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true });
  });
}

/** `count` frames of `leds` LEDs, 10 ms apart, frame f of line f + 1 and all its bytes f % 101. */
export function fakeFrames(count: number, leds: number, from = 0): Frames {
  const bytes = leds * 4;
  const frames = { times: new Float64Array(count), lines: new Uint32Array(count), states: new Uint8Array(count * bytes) };
  for (let i = 0; i < count; i++) {
    frames.times[i] = (from + i) * 10;
    frames.lines[i] = from + i + 1;
    frames.states.fill((from + i) % 101, i * bytes, (i + 1) * bytes);
  }
  return frames;
}

function end(cause: StageCause): StageEnd {
  const code = cause.kind === 'exit' ? cause.code : null;
  return { cause, code, signal: null, wallMs: 1, cpuMs: null, memoryBytes: null, cached: false, clockMs: null };
}
