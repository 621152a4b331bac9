import type { Interpreter, Program, ProgramEnd } from '../../../simulator/program/program.ts';
import { findingsText } from '../../../simulator/rules/finding-text.ts';
import { areRefusing } from '../../../simulator/rules/finding.ts';
import { RULES } from '../../../simulator/rules/rules.ts';
import type { Request } from '../../contract/request.ts';
import type { StageName } from '../../contract/verdict.ts';
import { type Engine, type EngineSession, NO_GROUND, type StageEnd, type StageSink } from '../engine.ts';
import { notUtf8 } from './not-utf8.ts';
import { caseOf, programOf } from './program-of.ts';

type Job = Parameters<Engine['open']>[0];

/** Files that ask for stages which need containers. */
const NEEDS_DOCKER = ['cutor.nix', 'build.sh', 'compile.sh', 'run.sh'];

/** Limits that nothing here holds. A program is one process on one processor anyway, and one that is only read opens and writes no file. */
const NOT_HELD = { compile: ['cpuMs', 'memoryBytes'], run: ['cpuMs', 'openFiles', 'fileBytes', 'diskBytes'] } as const;
const HELD = {
  compile: 'wallMs, stdoutBytes and stderrBytes hold',
  run: 'wallMs, memoryBytes, stdoutBytes and stderrBytes hold',
};

/** Python in WebAssembly: nothing to install, no scripts, no environment of one's own. */
export function createEmbeddedEngine({ interpreter, version }: { interpreter: Interpreter; version: string }): Engine {
  return {
    id: 'embedded',
    refusal,
    open: (job) => Promise.resolve(openSession(interpreter, version, job)),
    close: () => interpreter.close(),
  };
}

function refusal({ files, limits, tests = [], checker, terminal }: Request, runtime: string): string | null {
  if (checker?.kind === 'program')
    return 'A checker that is a program runs in a container: this submission needs the docker engine. The other checkers work here.';
  if (terminal)
    return 'A terminal needs the docker engine: add a run.sh, such as: exec python3 main.py, and a cutor.nix that has python3. Without a terminal, a Python program runs here.';
  const timed = tests.find((test) => test.limits?.cpuMs !== undefined);
  if (timed)
    return `The test ${JSON.stringify(timed.name)} limits the cpuMs of its run, which the embedded engine cannot hold: it needs the docker engine. Here ${HELD.run}.`;
  const needed = NEEDS_DOCKER.find((name) => files.some((file) => file.name === name));
  if (needed !== undefined)
    return `This submission has a ${needed}, which the embedded engine cannot run: it needs the docker engine. Without ${needed}, a Python program runs here.`;
  // The limits of a stage that a program does not have hold anyway.
  for (const stage of runtime === 'light' ? (['compile', 'run'] as const) : (['run'] as const)) {
    const limit = NOT_HELD[stage].find((name) => limits[stage]?.[name] !== undefined);
    if (limit === undefined) continue;
    return `This submission limits the ${limit} of its ${stage}, which the embedded engine cannot hold: it needs the docker engine. Here ${HELD[stage]}.`;
  }
  return null;
}

function openSession(interpreter: Interpreter, version: string, job: Job): EngineSession {
  const program = programOf(job);
  const run = async (stage: StageName, sink: StageSink, signal: AbortSignal): Promise<StageEnd> => {
    switch (stage) {
      case 'environment':
        // The interpreter is kept ready, so its environment always is.
        return ended({ cached: true });
      case 'compile':
        return within(compile(interpreter, program, sink), job.limits.compile.wallMs, signal);
      case 'run':
        return endOf(await interpreter.run(program, sink, signal));
      default:
        throw new TypeError(`the embedded engine has no ${stage} stage`);
    }
  };
  return {
    stages: program.light ? ['environment', 'compile', 'run'] : ['environment', 'run'],
    stage: run,
    testCase: async (test, sink, signal) => endOf(await interpreter.run(await caseOf(program, test), sink, signal)),
    judge: () => Promise.reject(new TypeError('the embedded engine has no programs that check')),
    ground: () => ({ ...NO_GROUND, interpreter: `Pyodide ${version}` }),
    close: () => Promise.resolve(),
  };
}

/** Asks the rules; what they find goes to standard error, as compilers do. */
async function compile(interpreter: Interpreter, program: Program, sink: StageSink): Promise<StageEnd> {
  const begun = performance.now();
  const entry = program.files.find(({ name }) => name === program.entry);
  const bytes = entry?.bytes ?? new Uint8Array();
  const rules = program.light?.rules ?? RULES.plan;
  try {
    const broken = notUtf8(bytes);
    const findings = broken ? [broken] : await interpreter.check(new TextDecoder().decode(bytes), rules);
    if (findings.length > 0) sink.output('stderr', new TextEncoder().encode(findingsText(program.entry, findings)));
    const wallMs = performance.now() - begun;
    return areRefusing(findings) ? ended({ cause: { kind: 'findings', findings }, code: 1, wallMs }) : ended({ wallMs });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return ended({ cause: { kind: 'fault', message }, code: null, wallMs: performance.now() - begun });
  }
}

/** A check cannot be stopped, but nobody has to wait for it; it ends by itself within seconds. */
function within(work: Promise<StageEnd>, bound: number, signal: AbortSignal): Promise<StageEnd> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const lasted = (): number => performance.now() - begun;
    const cut = (cause: StageEnd['cause']): void => resolve(ended({ cause, code: null, wallMs: lasted() }));
    const cancel = (): void => cut({ kind: 'cancelled' });
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    const late = setTimeout(() => cut({ kind: 'limit', limit: 'wall', bound, used: lasted() }), bound);
    void work.then(resolve, reject).finally(() => {
      clearTimeout(late);
      signal.removeEventListener('abort', cancel);
    });
  });
}

function endOf({ cause, code, wallMs, memoryBytes, clockMs }: ProgramEnd): StageEnd {
  return ended({ cause, code, wallMs, memoryBytes, clockMs });
}

function ended(end: Partial<StageEnd>): StageEnd {
  return {
    cause: { kind: 'exit', code: 0 },
    code: 0,
    signal: null,
    wallMs: 0,
    cpuMs: null,
    memoryBytes: null,
    cached: false,
    clockMs: null,
    ...end,
  };
}
