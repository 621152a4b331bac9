import type { Owner } from '../server/local-socket.ts';
import { owners } from '../server/owners.ts';
import type { TreelineRouter } from '../server/router.ts';
import { socketPath } from '../server/socket-path.ts';
import { StoreError } from '../store/store-error.ts';
import { connectTo, fault } from './connect.ts';
import { Fault } from './fault.ts';

/** The executor that a `serve` speaks for: its own, or that of an open window. */
export interface ServedExecutor {
  router: TreelineRouter;
  /** a window's, which is not ours to end */
  isWindows: boolean;
  announce(change: Partial<Pick<Owner, 'address' | 'closing'>>): void;
  /** Resolves when it is gone: its data folder may be ours then. */
  gone: Promise<void>;
  close(): Promise<void>;
}

/** Another `serve` of the same data folder. */
export type Running = Owner & { address: string };

/** Opens the executor, or finds who serves it already; a mere `run` that has it is waited for. Null when told to end. */
export async function openOrFind(folder: string, ending: AbortSignal): Promise<ServedExecutor | Running | null> {
  let told = false;
  for await (const owner of owners(folder)) {
    if (ending.aborted) return null;
    if (owner && isServing(owner)) return owner;
    const served = await (owner === null ? own(folder) : owner.kind === 'window' && !owner.closing ? ofWindow(folder) : null);
    if (served !== null) return served;
    if (owner === null || told) continue;
    process.stderr.write(`Waiting for another treeline (process ${owner.pid}) to end.\n`);
    told = true;
  }
  throw new Fault(
    `Another treeline holds the data folder ${folder} and does not answer. End it, or name another folder with TREELINE_DATA.`,
  );
}

function isServing(owner: Owner): owner is Running {
  return owner.address !== null && !owner.closing;
}

/** Null where another was quicker. */
async function own(folder: string): Promise<ServedExecutor | null> {
  try {
    const { openExecutor } = await import('../main.ts');
    const { router, socket, close } = await openExecutor({ dataFolder: folder, kind: 'serve' });
    return { router, isWindows: false, announce: socket.announce, gone: new Promise(() => {}), close };
  } catch (error) {
    if (error instanceof StoreError && error.code === 'FOLDER_TAKEN') return null;
    throw fault(error);
  }
}

/** Null where it closed meanwhile. */
async function ofWindow(folder: string): Promise<ServedExecutor | null> {
  const connection = await connectTo(socketPath(folder)).catch(() => null);
  if (connection === null) return null;
  const { createRelayRouter } = await import('../server/relay-router.ts');
  const { client, lost, close } = connection;
  return { router: createRelayRouter(client), isWindows: true, announce: () => {}, gone: lost, close };
}
