import type { RequestFile } from '../../../executor/contract/request-file.ts';
import { fromBase64 } from './base64.ts';

/** What comes from a disk is bytes; of those that are text, the text. */
export function asText({
  name,
  content,
  encoding = 'utf8',
}: {
  name: string;
  content: string;
  encoding?: RequestFile['encoding'] | undefined;
}): RequestFile {
  if (encoding === 'utf8') return { name, content, encoding };
  try {
    return { name, content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64(content)), encoding: 'utf8' };
  } catch {
    return { name, content, encoding };
  }
}
