import type { Prepared } from '../engines/docker/prepared.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import type { EnvironmentSink } from './environments.ts';
import type { ExpressionFile } from './expression.ts';
import { inContainer } from './in-container.ts';
import type { Meter } from './meter.ts';
import { nixFile } from './nix-job.ts';
import type { Failed } from './realise.ts';
import { environmentVariables, tooLarge, VARIABLES_BYTES } from './variables.ts';

export const HOOK = nixFile('run-hook.sh');
/** Nix would have a folder made for builds, by a command that not every shell has. */
const MAKES_FOLDER = '"$(mktemp -d -t nix-shell.XXXXXX)"';
/** What bash says of a command that the kernel does not start, as where its variables are too many. */
const NOT_STARTED = 126;
/** A hook writes a little; its files are in memory, where a build's are on disk. */
const HOOK_DISK_BYTES = 256 << 20;
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
  const diskBytes = Math.min(limits.diskBytes, HOOK_DISK_BYTES);
  const bounds = { ...limits, diskBytes, wallMs: meter.wallLeft(limits), cpuMs: meter.cpuLeft(limits) };
  const job = { argv: ['/bin/bash', '-c', HOOK], env: BARE, files: all, stdoutBytes: VARIABLES_BYTES };
  const ended = await inContainer(prepared, 'runner', bounds, job, sink, signal);
  meter.add(ended.end);
  const { cause } = ended.end;
  const refused = (sentence: string): Failed => ({
    // What is refused did not end well, whatever its shell says.
    failed: { ...ended, end: { ...ended.end, code: ended.end.code || null }, cause: { kind: 'refused', sentence } },
  });
  if (cause.kind === 'limit' && cause.limit === 'stdout') return refused(TOO_MUCH);
  if (cause.kind !== 'exit') return { failed: { ...ended, cause } };
  if (cause.code === NOT_STARTED) return refused(TOO_MUCH);
  const variables = environmentVariables(ended.stdout);
  const large = tooLarge(variables);
  if (large !== null) return refused(`The variable ${large} is too large. ${TOO_MUCH}`);
  if (cause.code === 0 && variables['PATH'] !== undefined) return { variables };
  return refused(
    `The shellHook ended the shell (exit code ${cause.code}) before the environment was there. Let it run to its end, without exit or exec.`,
  );
}

const TOO_MUCH =
  'The variables of this environment do not fit into a process: each may have 100 kB, and all together 1 MiB. Put what is larger into a file of a package, and its path into the variable.';
