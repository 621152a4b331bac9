import { Buffer } from 'node:buffer';
import { deserialize, serialize } from 'node:v8';
import type { Order, Report } from '../core/message.ts';

/** Messages over a pipe: 4 bytes length (little-endian), then the message in V8's structured clone format, byte arrays and all. */
const PREFIX_BYTES = 4;
/** Nothing honest is longer: files of a request, or a packet of frames. */
const MOST_BYTES = 512 << 20;

export function encode(message: Order | Report): Buffer {
  const body = serialize(message);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32LE(body.length);
  return Buffer.concat([prefix, body]);
}

/** Takes bytes as a pipe hands them out, gives whole messages. Throws where the bytes cannot be ours. */
export function createDecoder<Message>(take: (message: Message) => void): (chunk: Buffer) => void {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let needed = PREFIX_BYTES;
  return (chunk) => {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes < needed) return;
    const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    let at = 0;
    for (needed = PREFIX_BYTES; bytes.length - at >= needed; needed = PREFIX_BYTES) {
      needed += bytes.readUInt32LE(at);
      if (needed > MOST_BYTES) throw new RangeError(`a message of ${needed} bytes`);
      if (bytes.length - at < needed) break;
      take(deserialize(bytes.subarray(at + PREFIX_BYTES, at + needed)) as Message);
      at += needed;
    }
    waiting = at < bytes.length ? [bytes.subarray(at)] : [];
    waitingBytes = bytes.length - at;
  };
}
