import type { StageCause } from '../contract/cause.ts';
import type { NetworkPolicy } from '../contract/settings.ts';
import { WORK } from '../engines/docker/container/container.ts';
import type { Prepared, Progress } from '../engines/docker/prepared.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import type { StorePath } from './environment-store.ts';
import type { EnvironmentSink } from './environments.ts';
import { explain } from './explain.ts';
import { EXPRESSION, type ExpressionFile } from './expression.ts';
import { inContainer, type JobEnd } from './in-container.ts';
import type { Meter } from './meter.ts';
import { reachOf } from './network/policy.ts';
import { createProxy } from './network/proxy.ts';
import { nixFile, nixJob } from './nix-job.ts';
import { findUnpinned, pinAdvice, pinQuestions } from './pins.ts';
import type { Source } from './source.ts';

export interface Build {
  key: string;
  files: readonly ExpressionFile[];
  source: Source;
  network: NetworkPolicy;
  limits: ResolvedStageLimits;
}

export interface Realised {
  /** of the shell, for bash: its variables, its functions, its hook */
  script: string;
  paths: StorePath[];
  /** of all that the store holds, needed or not */
  storeBytes: number;
}

/** Why nothing came of it. */
export interface Failed {
  failed: JobEnd & { cause: StageCause };
}

export const REALISE = nixFile('realise.sh');
export const ENTRY = nixFile('entry.nix');

/**
 * Makes an expression's shell in the store, with a root that keeps it. What the source has to bring first is brought between two
 * containers, outside of the stage's time.
 * @throws ContainerFault; what the source throws
 */
export async function realise(
  prepared: Prepared,
  build: Build,
  { sink, progress, meter, signal }: { sink: EnvironmentSink; progress: Progress; meter: Meter; signal: AbortSignal },
): Promise<Realised | Failed> {
  const unpinned = findUnpinned(build.files);
  const expression = `(${ENTRY}) ${WORK}/${EXPRESSION}`;
  const run = (supplies: 'ask' | 'supplied') =>
    buildOnce(prepared, build, [build.key, expression, String(build.limits.diskBytes), supplies, ...pinQuestions(unpinned)], {
      sink,
      meter,
      signal,
    });
  let once = await run('ask');
  const [kind, names = ''] = once.ended.stdout.split('\0');
  if (isWhole(once.ended) && kind === 'wants') {
    await build.source.supply(names.split('\n'), progress, signal);
    once = await run('supplied');
  }
  const { ended, refusals } = once;
  const [, script = '', paths = '', bytes = '', pins = ''] = ended.stdout.split('\0');
  const found = isWhole(ended) ? pins.split('\n') : [];
  for (const [index, each] of unpinned.entries()) tell(sink, pinAdvice(each, found[index] ?? ''));
  if (!isWhole(ended)) return { failed: { ...ended, cause: causeOf(ended, refusals, build) } };
  return { script, paths: parsePaths(paths), storeBytes: Number(bytes) };
}

function isWhole({ end }: JobEnd): boolean {
  return end.cause.kind === 'exit' && end.cause.code === 0;
}

async function buildOnce(
  prepared: Prepared,
  { files, source, network, limits }: Build,
  args: readonly string[],
  { sink, meter, signal }: { sink: EnvironmentSink; meter: Meter; signal: AbortSignal },
): Promise<{ ended: JobEnd; refusals: readonly string[] }> {
  const proxy = createProxy(network);
  const substituters = (source.substituters ?? []).filter((url) => reachOf(network, new URL(url).hostname) !== 'none');
  const job = nixJob(REALISE, args, { nixPath: source.nixPath, substituters, online: network.kind !== 'off' });
  try {
    const bounds = { ...limits, wallMs: meter.wallLeft(limits), cpuMs: meter.cpuLeft(limits) };
    const all = files.map((file) => ({ ...file, executable: false }));
    const ended = await inContainer(prepared, 'builder', bounds, { ...job, files: all, serve: proxy.serve }, sink, signal);
    meter.add(ended.end);
    return { ended, refusals: proxy.refusals };
  } finally {
    proxy.close();
  }
}

/** A limit, a signal, a cancel as they are; where Nix gave up, why, where that can be said. */
function causeOf({ end, stdout, stderr }: JobEnd, refusals: readonly string[], { source, limits }: Build): StageCause {
  const [kind, used] = stdout.split('\0');
  if (kind === 'full') return { kind: 'limit', limit: 'disk', bound: limits.diskBytes, used: Number(used) };
  if (end.cause.kind !== 'exit') return end.cause;
  const sentence = refusals[0] ?? source.lack?.(stderr) ?? explain(stderr);
  return sentence === null ? end.cause : { kind: 'refused', sentence };
}

function parsePaths(lines: string): StorePath[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([path = '', bytes]) => ({ path, bytes: Number(bytes) }));
}

/** A line of ours among those of the build. */
export function tell(sink: EnvironmentSink, sentence: string): void {
  sink.output('stderr', Buffer.from(`treeline: ${sentence}\n`));
}
