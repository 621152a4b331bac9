import { TYPED_BYTES, type TerminalSize } from '../../../executor/contract/terminal.ts';
import { client } from '../../rpc/client.ts';
import { toBase64 } from '../files/base64.ts';

/** What a person does at a terminal that runs. */
export interface Keyboard {
  type(bytes: Uint8Array): void;
  resize(size: TerminalSize): void;
}

/** Sends it, one call at a time, so that keys come in order; what is typed meanwhile goes together. What nobody reads any more is dropped. */
export function keyboardOf(id: string): Keyboard {
  let waiting: Uint8Array[] = [];
  let size: TerminalSize | null = null;
  let sending = false;

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      while (waiting.length > 0 || size) {
        if (size) {
          const next = size;
          size = null;
          await client.terminal.resize({ id, ...next });
        }
        const bytes = joined(waiting);
        waiting = bytes.length > TYPED_BYTES ? [bytes.subarray(TYPED_BYTES)] : [];
        if (bytes.length > 0) await client.terminal.type({ id, base64: toBase64(bytes.subarray(0, TYPED_BYTES)) });
      }
    } catch {
      waiting = [];
    } finally {
      sending = false;
    }
  }

  return {
    type(bytes) {
      waiting.push(bytes);
      void send();
    },
    resize(next) {
      size = next;
      void send();
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
