import { isDeepStrictEqual } from 'node:util';
import { type PackageSource, sourceName } from '../contract/settings.ts';
import { Refusal } from '../refusal.ts';
import { owners } from '../server/owners.ts';
import type { TreelineClient } from '../server/router.ts';
import { socketPath } from '../server/socket-path.ts';
import { sourceOverride } from '../settings/source-override.ts';
import { dataFolder } from '../store/data-folder.ts';
import { StoreError } from '../store/store-error.ts';
import { Fault } from './fault.ts';

export interface Connection {
  client: TreelineClient;
  /** Gives back what the connection holds; one that owns the executor waits for whoever else uses it. */
  close(options?: { now?: boolean }): Promise<void>;
}

export interface ConnectOptions {
  /** what `<nixpkgs>` is to be; an executor that runs has its own, and must agree */
  source?: string;
}

/** Talks to the executor that owns the data folder, or becomes it. */
export async function connect({ source }: ConnectOptions = {}): Promise<Connection> {
  const folder = dataFolder();
  const wanted = wantedSource(source);
  for await (const owner of owners(folder)) {
    if (owner !== null) {
      // One that ends between its answer and our call: whoever comes after it is found next.
      const connection = owner.closing ? null : await connectTo(socketPath(folder)).catch(() => null);
      if (connection !== null) return agreeing(connection, wanted);
      continue;
    }
    try {
      return await own(folder, source);
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'FOLDER_TAKEN')) throw fault(error);
    }
  }
  throw new Fault(
    `Another treeline holds the data folder ${folder} and does not answer. End it, or name another folder with TREELINE_DATA.`,
  );
}

/** Talks to the executor that listens at a socket; `lost` resolves when it is gone, or the connection was closed. */
export async function connectTo(path: string): Promise<Connection & { lost: Promise<void> }> {
  const [{ createORPCClient }, { RPCLink }, { WebSocket }] = await Promise.all([
    import('@orpc/client'),
    import('@orpc/client/websocket'),
    import('ws'),
  ]);
  const websocket = new WebSocket(`ws+unix:${path}:/rpc`, { perMessageDeflate: false, maxPayload: 0 });
  await new Promise<void>((resolve, reject) => websocket.once('open', resolve).once('error', reject));
  websocket.on('error', () => websocket.terminate());
  const lost = new Promise<void>((resolve) => websocket.once('close', () => resolve()));
  return {
    client: createORPCClient(new RPCLink({ websocket })),
    lost,
    async close() {
      websocket.close();
    },
  };
}

function wantedSource(named: string | undefined): PackageSource | undefined {
  try {
    return sourceOverride(named).source;
  } catch (error) {
    throw fault(error);
  }
}

/** One executor has one source: what was made from another would not be what was asked for. */
async function agreeing(connection: Connection, wanted: PackageSource | undefined): Promise<Connection> {
  if (wanted === undefined) return connection;
  const { source: its } = await connection.client.settings.get();
  if (isDeepStrictEqual(its, wanted)) return connection;
  await connection.close();
  throw new Fault(
    `The treeline that is open takes its packages from ${sourceName(its)}, not from ${sourceName(wanted)}. Close it, or leave --source and TREELINE_SOURCE out.`,
  );
}

async function own(folder: string, source: string | undefined): Promise<Connection> {
  const [{ createLocalClient }, { openExecutor }] = await Promise.all([import('../server/router.ts'), import('../main.ts')]);
  const opened = await openExecutor({ dataFolder: folder, kind: 'run', source });
  return {
    client: createLocalClient(opened.router),
    async close({ now = false } = {}) {
      opened.socket.announce({ closing: true });
      if (!now) await Promise.all([opened.socket.unused(), opened.executor.idle()]);
      await opened.close();
    },
  };
}

/** What the data folder refuses, or what names no source, is told as it is; anything else stays unexpected. */
export function fault(error: unknown): unknown {
  return error instanceof StoreError || error instanceof Refusal ? new Fault(error.message, { cause: error }) : error;
}
