import { chmodSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { TreelineRouter } from './router.ts';
import { serveWebSocket } from './serve-websocket.ts';

/** Who owns a data folder, as it says itself. */
const owner = z.object({
  pid: z.int(),
  kind: z.enum(['run', 'serve', 'window']),
  /** of the workbench, with its token; null where it serves none */
  address: z.string().nullable(),
  /** it takes no more calls, and ends as soon as those it has are over */
  closing: z.boolean(),
});
export type Owner = z.infer<typeof owner>;

export interface LocalSocket {
  /** where the workbench is, as it was announced */
  readonly address: string | null;
  /** Tells it where the workbench is, or that it is closing. */
  announce(change: Partial<Pick<Owner, 'address' | 'closing'>>): void;
  /** Resolves when no other command uses this executor. */
  unused(): Promise<void>;
  close(): Promise<void>;
}

/** Serves the contract to other commands of this user on this machine. To be called by the owner of the data folder's lock alone. */
export async function startLocalSocket(path: string, router: TreelineRouter, kind: Owner['kind']): Promise<LocalSocket> {
  const state: Owner = { pid: process.pid, kind, address: null, closing: false };
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(state));
  });
  const sockets = serveWebSocket(server, router, () => (state.closing ? 503 : null));
  const pipe = process.platform === 'win32';
  // The lock is ours, so whoever left a socket here is dead.
  if (!pipe) rmSync(path, { force: true });
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  } finally {
    process.umask(mask);
  }
  if (!pipe) chmodSync(path, 0o600);
  return {
    get address() {
      return state.address;
    },
    announce: (change) => void Object.assign(state, change),
    unused: () => sockets.empty(),
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks who listens at a socket; null where nobody does. */
export function askOwner(path: string): Promise<Owner | null> {
  return new Promise((resolve) => {
    // Whatever goes wrong (no socket, nobody behind it, something else there), nobody who can be talked to answers.
    const nobody = () => resolve(null);
    const asked = request({ socketPath: path, path: '/', timeout: 2_000 }, (response) => {
      text(response).then((body) => resolve(owner.safeParse(parse(body)).data ?? null), nobody);
    });
    asked
      .on('timeout', () => asked.destroy())
      .on('error', nobody)
      .end();
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not one of ours
  }
}
