import { once } from 'node:events';
import type { Duplex, Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import { createDemux } from '../container/demux.ts';

export interface RanOnce {
  code: number;
  stdout: Buffer;
  stderr: Buffer;
}

/**
 * Runs a command in a container of its own, to its end, and removes the container: for what makes the images.
 * @throws the signal's reason once it is aborted; the container is gone by then
 */
export async function runOnce(
  docker: Docker,
  options: ContainerCreateOptions & { Image: string; Cmd: string[] },
  signal: AbortSignal,
  stdin?: Readable,
): Promise<RanOnce> {
  const container = await docker.createContainer({ ...options, ...(stdin ? { OpenStdin: true, StdinOnce: true } : {}) });
  // It may have ended by itself meanwhile; it is removed below.
  const stop = () => void container.kill().catch(() => {});
  try {
    const socket = (await container.attach({ stream: true, stdin: Boolean(stdin), stdout: true, stderr: true, hijack: true })) as Duplex;
    const [stdout, stderr]: [Uint8Array[], Uint8Array[]] = [[], []];
    const demux = createDemux(
      (bytes) => stdout.push(bytes),
      (bytes) => stderr.push(bytes),
    );
    socket.on('data', (chunk: Buffer) => demux(chunk));
    const drained = once(socket, 'end');
    await container.start();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    stdin?.pipe(socket);
    const [{ StatusCode }] = await Promise.all([container.wait() as Promise<{ StatusCode: number }>, drained]);
    signal.throwIfAborted();
    return { code: StatusCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
  } finally {
    signal.removeEventListener('abort', stop);
    await container.remove({ force: true, v: true });
  }
}
