import type { Duplex } from 'node:stream';
import type { Container } from 'dockerode';
import { createDemux } from './demux.ts';
import { createFrameReader, type FrameSink } from './frames.ts';

/** The stream of a container, as frames. */
export interface Attached {
  /** who gets them now */
  sink: FrameSink;
  /** Sends them in one write; resolves when the daemon has taken them, or the stream has ended. */
  send(parts: readonly Uint8Array[]): Promise<void>;
  /** Stops and goes on with reading. */
  pause(): void;
  resume(): void;
  /** Resolves when the stream has ended, with why, as far as it is known: an error, or what the first process said. */
  readonly ended: Promise<string>;
  /** Ends it, and with it the first process and all it started. */
  end(): void;
}

const SAID_MAX = 2_000;

/** Takes hold of a container's stdio before it is started, so that nothing of it is lost. */
export async function attach(container: Container, sink: FrameSink): Promise<Attached> {
  const socket = (await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true })) as Duplex;
  let said = '';
  let why = '';
  const frames = createFrameReader({
    data: (...args) => attached.sink.data(...args),
    control: (...args) => attached.sink.control(...args),
  });
  const demux = createDemux(frames, (bytes) => {
    said = (said + Buffer.from(bytes).toString('utf8')).slice(0, SAID_MAX);
  });
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(said.trim() || why)));
  const attached: Attached = {
    sink,
    ended,
    send(parts) {
      socket.cork();
      for (const part of parts.slice(0, -1)) socket.write(part);
      const taken = new Promise<void>((resolve) => socket.write(parts.at(-1), () => resolve()));
      socket.uncork();
      return taken;
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    end: () => socket.destroy(),
  };
  socket.on('error', (error) => (why = error.message));
  socket.on('end', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    try {
      demux(chunk);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return attached;
}
