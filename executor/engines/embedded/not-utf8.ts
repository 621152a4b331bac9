import type { Finding } from '../../../simulator/rules/finding.ts';

const NEW_LINE = 10;

/** What is wrong with a program's bytes where they are no UTF-8 text: the finding names the first such line. Null where they are. */
export function notUtf8(bytes: Uint8Array): Finding | null {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(NEW_LINE, start);
    const end = found < 0 ? bytes.length : found;
    try {
      utf8.decode(bytes.subarray(start, end));
    } catch {
      const message = 'This line holds bytes that are no UTF-8 text. Save the file as UTF-8.';
      return { severity: 'error', line, column: 1, endLine: line, endColumn: 1, rule: 'not-utf-8', message };
    }
    start = end + 1;
  }
  return null;
}
