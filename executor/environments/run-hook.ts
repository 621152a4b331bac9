import type { Prepared } from '../engines/docker/prepared.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import type { EnvironmentSink } from './environments.ts';
import type { ExpressionFile } from './expression.ts';
import { inContainer } from './in-container.ts';
import type { Meter } from './meter.ts';
import { nixFile } from './nix-job.ts';
import type { Failed } from './realise.ts';
import { environmentVariables } from './variables.ts';

export const HOOK = nixFile('run-hook.sh');
/** Nix would have a folder made for builds, by a command that not every shell has. */
const MAKES_FOLDER = '"$(mktemp -d -t nix-shell.XXXXXX)"';
const BARE = { PATH: '/usr/bin:/bin', HOME: '/box/home', TMPDIR: '/tmp', LANG: 'C.UTF-8' };

/**
 * The variables of a shell, its hook included: entered where programs run, by the same user, without a network, as a hook is a program as
 * little trusted as theirs.
 * @throws ContainerFault
 */
export async function runHook(
  prepared: Prepared,
  { script, files, limits }: { script: string; files: readonly ExpressionFile[]; limits: ResolvedStageLimits },
  { sink, meter, signal }: { sink: EnvironmentSink; meter: Meter; signal: AbortSignal },
): Promise<{ variables: Record<string, string> } | Failed> {
  const all = [...files, { name: 'dev-env.sh', bytes: Buffer.from(script.replace(MAKES_FOLDER, '"$TMPDIR"')) }].map((file) => ({
    ...file,
    executable: false,
  }));
  const bounds = { ...limits, wallMs: meter.wallLeft(limits), cpuMs: meter.cpuLeft(limits) };
  const ended = await inContainer(prepared, 'runner', bounds, { argv: ['/bin/bash', '-c', HOOK], env: BARE, files: all }, sink, signal);
  meter.add(ended.end);
  const { cause } = ended.end;
  if (cause.kind !== 'exit') return { failed: { ...ended, cause } };
  const variables = environmentVariables(ended.stdout);
  if (cause.code === 0 && variables['PATH'] !== undefined) return { variables };
  const sentence = `The shellHook ended the shell (exit code ${cause.code}) before the environment was there. Let it run to its end, without exit or exec.`;
  return { failed: { ...ended, cause: { kind: 'refused', sentence } } };
}
