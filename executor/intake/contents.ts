import type { Issue } from '../contract/errors.ts';
import type { RequestFile } from '../contract/request-file.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { refuse } from './issues.ts';

/** What is wrong with the contents of files: base64 that is none, text that is none, too much of them. */
export function contentIssues(files: readonly RequestFile[]): Issue[] {
  const issues: Issue[] = [];
  let total = 0;
  for (const [index, file] of files.entries()) {
    const size = sizeOf(file);
    if (typeof size === 'string') issues.push({ path: `files[${index}].content`, message: size });
    else total += size;
  }
  if (total > REQUEST_BOUNDS.fileBytes) {
    issues.push({ path: 'files', message: `The files are ${total} bytes together; at most ${REQUEST_BOUNDS.fileBytes} are taken.` });
  }
  return issues;
}

/** @throws Refusal INVALID_REQUEST where the source of a single program cannot be taken */
export function assertSource(source: string): void {
  const size = sizeOf({ name: 'main.py', content: source, encoding: 'utf8' });
  if (typeof size === 'string') refuse([{ path: 'source', message: size }]);
  if (size > REQUEST_BOUNDS.fileBytes)
    refuse([{ path: 'source', message: `It is ${size} bytes; at most ${REQUEST_BOUNDS.fileBytes} are taken.` }]);
}

/** Bytes, or the fault as a sentence. */
function sizeOf({ content, encoding }: RequestFile): number | string {
  if (encoding === 'utf8') {
    return content.isWellFormed() ? Buffer.byteLength(content) : 'The text is no valid Unicode; send the bytes as base64.';
  }
  const bytes = Buffer.from(content, 'base64');
  // Node passes over what is no base64; what it read must give the same text again
  return bytes.toString('base64') === content
    ? bytes.length
    : 'This is no base64: A–Z, a–z, 0–9, + and /, padded with = to a multiple of four.';
}
