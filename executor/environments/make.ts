import type { StageCause } from '../contract/cause.ts';
import type { ContainerEnd } from '../engines/docker/container/container.ts';
import type { Prepared } from '../engines/docker/prepared.ts';
import type { StageEnd } from '../engines/engine.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import { repairStore } from './builder.ts';
import type { MadeEnvironment } from './environment-store.ts';
import type { EnvironmentSink } from './environments.ts';
import { isDamage } from './explain.ts';
import { EXPRESSION } from './expression.ts';
import { createMeter, type Meter } from './meter.ts';
import { realise, tell, type Build, type Failed, type Realised } from './realise.ts';
import { runHook } from './run-hook.ts';
import { titleOf } from './title.ts';

/** How the making of an environment ended, and what came of it. */
export interface Made {
  end: StageEnd;
  made: MadeEnvironment | null;
  /** of all that the store holds then */
  storeBytes: number;
}

/**
 * Makes an environment, from its files to its variables. A store that is found damaged is emptied, and the making tried once more.
 * @param emptied hears of it: nothing that was made before is there any more
 * @throws ContainerFault; what the source throws
 */
export async function make(
  prepared: Prepared,
  build: Build,
  { sink, signal, emptied }: { sink: EnvironmentSink; signal: AbortSignal; emptied(): void },
): Promise<Made> {
  const meter = createMeter();
  let told = '';
  const progress = ({ sentence }: { sentence: string }) => {
    if (sentence !== told) tell(sink, (told = sentence));
  };
  const attempt = () => realise(prepared, build, { sink, progress, meter, signal });
  let realised = await attempt();
  if ('failed' in realised && isDamage(realised.failed.stderr) && (await repairStore(prepared, signal))) {
    emptied();
    tell(sink, 'The store of environments was damaged, and is begun anew.');
    realised = await attempt();
  }
  if ('failed' in realised) return failed(realised, build.limits, meter);
  const hooked = await runHook(prepared, { ...build, script: realised.script }, { sink, meter, signal });
  if ('failed' in hooked) return failed(hooked, build.limits, meter);
  return { end: endOf({ kind: 'exit', code: 0 }, meter), made: madeOf(build, realised, hooked.variables), storeBytes: realised.storeBytes };
}

function madeOf({ key, files, source }: Build, { paths }: Realised, variables: Record<string, string>): MadeEnvironment {
  const expression = files.find(({ name }) => name === EXPRESSION)?.bytes.toString() ?? '';
  return { key, title: titleOf(variables), source: `${source.name} ${source.identity}`, expression, variables, paths };
}

function failed({ failed: { end, cause } }: Failed, limits: ResolvedStageLimits, meter: Meter): Made {
  return { end: endOf(ofStage(cause, limits, meter), meter, end), made: null, storeBytes: 0 };
}

/** A container has what those before it left of the stage's time; what is said is the stage's. */
function ofStage(cause: StageCause, limits: ResolvedStageLimits, { total }: Meter): StageCause {
  if (cause.kind !== 'limit') return cause;
  if (cause.limit === 'cpu') return { ...cause, bound: limits.cpuMs, used: total.cpuMs };
  return cause.limit === 'wall' || cause.limit === 'idle' ? { ...cause, bound: limits.wallMs, used: total.wallMs } : cause;
}

function endOf(cause: StageCause, { total }: Meter, end?: ContainerEnd): StageEnd {
  const { code = 0, signal = null, evidence = {} } = end ?? {};
  return { cause, code, signal, ...total, evidence, cached: false, clockMs: null };
}
