import type { IncomingMessage } from 'node:http';
import { slipOf } from '../../simulator/led/reading/json-lines.ts';
import { REQUEST_BYTES } from './bounds.ts';

/** A body that is refused: the status, and the sentence. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
  readonly status: 400 | 413 | 415;
  readonly code: string;

  constructor(status: 400 | 413 | 415, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The JSON that a request carries, undefined where it carries nothing.
 * @throws BodyRefused where it is too large, or no JSON
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > REQUEST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped for a while: who is cut off while sending never sees the answer.
    if (size <= REQUEST_BYTES) chunks.push(chunk);
    else if (size > 2 * REQUEST_BYTES) throw tooLarge();
  }
  if (size > REQUEST_BYTES) throw tooLarge();
  if (size === 0) return undefined;
  // A form of a foreign page cannot send this type without asking first, and is refused then.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new BodyRefused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body as JSON, with the content type application/json.');
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, words } = slipOf(text, (error as Error).message);
    throw new BodyRefused(400, 'BAD_REQUEST', `The body is no JSON${line === null ? '' : `: line ${line}`}: ${words}.`);
  }
}

function tooLarge(): BodyRefused {
  return new BodyRefused(413, 'PAYLOAD_TOO_LARGE', `The request is larger than ${REQUEST_BYTES >> 20} MiB, the most that is taken.`);
}
