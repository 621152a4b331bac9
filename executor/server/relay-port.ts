import { onMessagePortClose, onMessagePortMessage } from '@orpc/client/message-port';
import { WebSocket } from 'ws';
import type { ServedPort } from './serve-port.ts';

/**
 * Connects a port to the executor of another process: over a port and over a WebSocket, the same messages travel. Either's end ends
 * the other.
 */
export function relayPort(port: ServedPort & { close(): void }, socketPath: string): void {
  const websocket = new WebSocket(`ws+unix:${socketPath}:/rpc`, { perMessageDeflate: false });
  const waiting: (string | Uint8Array)[] = [];
  onMessagePortMessage(port, (message: string | Uint8Array) => {
    if (websocket.readyState === WebSocket.CONNECTING) waiting.push(message);
    else websocket.send(message);
  });
  onMessagePortClose(port, () => websocket.close());
  websocket.on('open', () => {
    for (const message of waiting.splice(0)) websocket.send(message);
  });
  websocket.on('message', (data, binary) => port.postMessage(binary ? new Uint8Array(data as Buffer) : data.toString()));
  websocket.on('error', () => websocket.terminate());
  websocket.on('close', () => port.close());
  port.start();
}
