import { WebSocket } from 'ws';

/** A port as Electron's utility process and Node's worker threads both have it. */
interface RelayedPort {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/**
 * Carries what is said on a port to the executor that owns the data folder, and back: both speak the same frames. What is said before the
 * line stands is kept by the port, which is started then.
 */
export function relayPort(port: RelayedPort, socketPath: string, onLost: () => void): void {
  const line = new WebSocket(`ws+unix:${socketPath}:/rpc`, { perMessageDeflate: false });
  let left = false;
  line.on('open', () => {
    port.on('message', (message) => line.send(frameOf(message)));
    port.start();
  });
  line.on('message', (data: Buffer, binary: boolean) => port.postMessage(binary ? new Uint8Array(data) : data.toString('utf8')));
  line.on('error', () => line.terminate());
  line.on('close', () => {
    port.close();
    if (!left) onLost();
  });
  port.on('close', () => {
    left = true;
    line.close();
  });
}

/** Electron hands over an event with the message in `data`, Node the message itself. */
function frameOf(message: unknown): string | Uint8Array {
  const data = typeof message === 'object' && message !== null && 'data' in message ? message.data : message;
  if (typeof data === 'string' || data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw new TypeError('a message on the port is neither text nor bytes');
}
