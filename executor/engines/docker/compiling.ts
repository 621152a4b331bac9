import type { StageEnd, StageSink } from '../engine.ts';
import type { CompileCache, CompiledStage } from './compile-cache.ts';
import type { State } from './state.ts';

type Preparing = CompiledStage['stage'];

/** Build and compile of one submission, by way of the compile cache. */
export interface Compiling {
  /** Whether it was done before, by the key of all that it follows from; the state that it left is then the caller's. */
  look(key: string): State | null;
  /** What a stage said and used when it was done; null where it was not. */
  replay(stage: Preparing, sink: StageSink): Pick<StageEnd, 'cpuMs' | 'memoryBytes'> | null;
  /** A sink that also remembers what a stage says. */
  recorded(stage: Preparing, sink: StageSink): StageSink;
  /** Remembers a stage that went well, and the state it left; with the last, all is kept for the next time. */
  done(stage: Preparing, end: StageEnd, state: State): void;
  /** Resolves when nothing reads the state any more. */
  kept(): Promise<void>;
}

/** Stages that say more than this, bytes, are not kept. */
const MOST = 1 << 20;

/** @param stages those that the submission has, in order */
export function createCompiling(cache: CompileCache, stages: readonly Preparing[]): Compiling {
  let key = '';
  let known: readonly CompiledStage[] = [];
  const said = new Map<Preparing, { stream: 'stdout' | 'stderr'; parts: Uint8Array[] }[]>();
  const fresh: CompiledStage[] = [];
  let bytes = 0;
  let keeping: Promise<void> = Promise.resolve();

  return {
    look(sought) {
      key = sought;
      const found = cache.find(key);
      known = found?.stages ?? [];
      return found?.state ?? null;
    },
    replay(stage, sink) {
      const one = known.find((each) => each.stage === stage);
      for (const { stream, base64 } of one?.output ?? []) sink.output(stream, Buffer.from(base64, 'base64'));
      return one ?? null;
    },
    recorded(stage, sink) {
      const output: { stream: 'stdout' | 'stderr'; parts: Uint8Array[] }[] = [];
      said.set(stage, output);
      return {
        ...sink,
        output(stream, part) {
          bytes += part.length;
          if (bytes <= MOST) {
            if (output.at(-1)?.stream !== stream) output.push({ stream, parts: [] });
            // Copied: its buffer may be used again.
            output.at(-1)?.parts.push(Uint8Array.from(part));
          }
          sink.output(stream, part);
        },
      };
    },
    done(stage, { cpuMs, memoryBytes }, state) {
      const output = (said.get(stage) ?? []).map(({ stream, parts }) => ({ stream, base64: Buffer.concat(parts).toString('base64') }));
      fresh.push({ stage, cpuMs, memoryBytes, output });
      if (bytes <= MOST && fresh.length === stages.length) keeping = cache.keep(key, fresh, state);
    },
    kept: () => keeping,
  };
}
