import { type Check, differsIn } from './check.ts';
import { linesOf, trimmedLinesOf } from './lines.ts';

/** Every byte. */
export const exact: Check = (found, expected) => {
  if (found.equals(expected)) return null;
  const [ours, theirs] = [linesOf(found), linesOf(expected)];
  for (let line = 1; ; line++) {
    const [a, b] = [ours.next().value ?? null, theirs.next().value ?? null];
    if (a !== null && b !== null && a.equals(b)) continue;
    const [seen, wanted] = [textOf(a), textOf(b)];
    // Bytes that are no text may look the same as one.
    return seen === wanted ? differsIn(line, textOf(a, 'latin1'), textOf(b, 'latin1')) : differsIn(line, seen, wanted);
  }
};

/** All but blanks at the ends of lines, and empty lines at the end. */
export const trailingSpace: Check = (found, expected) =>
  found.equals(expected) ? null : firstDifference(trimmedLinesOf(found), trimmedLinesOf(expected));

function firstDifference(found: Iterator<string>, expected: Iterator<string>): ReturnType<Check> {
  for (let line = 1; ; line++) {
    const [ours, theirs] = [found.next(), expected.next()];
    if (ours.done && theirs.done) return null;
    if (ours.done || theirs.done || ours.value !== theirs.value)
      return differsIn(line, ours.done ? null : ours.value, theirs.done ? null : theirs.value);
  }
}

function textOf(line: Buffer | null, encoding: BufferEncoding = 'utf8'): string | null {
  return line && line.toString(encoding);
}
