import { type Check, differsIn } from './check.ts';
import { linesOf, trimmedLinesOf } from './lines.ts';

/** Every byte. */
export const exact: Check = (found, expected) => (found.equals(expected) ? null : firstDifference(texts(found), texts(expected)));

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

/** Bytes as characters, so that none is taken for another. */
function* texts(text: Buffer): Generator<string, void> {
  for (const line of linesOf(text)) yield line.toString('latin1');
}
