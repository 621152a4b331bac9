import { ContainerFault } from '../engines/docker/container/container.ts';
import type { Prepared } from '../engines/docker/prepared.ts';
import { DEFAULT_LIMITS } from '../settings/limits.ts';
import { inContainer } from './in-container.ts';
import { nixFile, nixJob } from './nix-job.ts';

const SWEEP = nixFile('sweep.sh');
const REPAIR = nixFile('repair.sh');
const SILENT = { output() {} };

export interface Swept {
  /** keys that have a root, and what it names is there */
  rooted: ReadonlySet<string>;
  freedBytes: number;
}

/** Deletes the roots of all environments but these, and all that no root needs. @throws ContainerFault */
export async function sweepStore(prepared: Prepared, keep: readonly string[], signal: AbortSignal): Promise<Swept> {
  const [keys = '', bytes = ''] = (await work(prepared, SWEEP, keep, signal)).split('\0');
  const [before = 0, after = 0] = bytes.split(' ').map(Number);
  return { rooted: new Set(keys.split('\n').filter(Boolean)), freedBytes: Math.max(0, before - after) };
}

/** Looks a store over that Nix calls damaged. @returns whether it was, and is now empty. @throws ContainerFault */
export async function repairStore(prepared: Prepared, signal: AbortSignal): Promise<boolean> {
  return (await work(prepared, REPAIR, [], signal)).includes('emptied');
}

async function work(prepared: Prepared, script: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const { end, stdout, stderr } = await inContainer(prepared, 'builder', DEFAULT_LIMITS.environment, nixJob(script, args), SILENT, signal);
  signal.throwIfAborted();
  if (end.cause.kind === 'exit' && end.cause.code === 0) return stdout;
  const last = stderr.trim().split('\n').at(-1) ?? '';
  throw new ContainerFault(`The store of environments could not be cleaned up (${end.cause.kind}): ${last}`, { ran: false });
}
