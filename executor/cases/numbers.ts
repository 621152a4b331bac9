import { type Check, cut, type Difference, quoted } from './check.ts';
import { linesOf } from './lines.ts';

export interface Tolerance {
  absolute: number;
  /** of what is expected */
  relative: number;
}

/** As programs print them: no hexadecimal, no digits alone by a sign. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** No number is written longer. */
const LONGEST = 400;
const NAMED = /^([+-]?)(inf(?:inity)?|nan)$/i;

/** Word by word, however they are spaced; a number holds where it is near enough by one of the tolerances. */
export function numbers(tolerance: Tolerance): Check {
  return (found, expected): Difference | null => {
    if (found.equals(expected)) return null;
    const [ours, theirs] = [wordsOf(found), wordsOf(expected)];
    for (;;) {
      const [a, b] = [ours.next(), theirs.next()];
      if (a.done && b.done) return null;
      if (a.done)
        return {
          sentence: `it ends before ${quoted(b.done ? '' : b.value.word)}`,
          evidence: { expected: b.done ? null : cut(b.value.word) },
        };
      const { word, line } = a.value;
      if (b.done)
        return { sentence: `line ${line} goes on where the end was expected: ${quoted(word)}`, evidence: { line, found: cut(word) } };
      if (isNear(word, b.value.word, tolerance)) continue;
      const sentence = `in line ${line} stands ${quoted(word)}, and ${quoted(b.value.word)} was expected`;
      return { sentence, evidence: { line, found: cut(word), expected: cut(b.value.word) } };
    }
  };
}

function isNear(found: string, expected: string, { absolute, relative }: Tolerance): boolean {
  if (found === expected) return true;
  const [a, b] = [valueOf(found), valueOf(expected)];
  if (a === null || b === null) return false;
  if (Object.is(a, b) || a === b) return true;
  const off = Math.abs(a - b);
  return Number.isFinite(off) && (off <= absolute || off <= relative * Math.abs(b));
}

function valueOf(word: string): number | null {
  if (word.length > LONGEST) return null;
  if (NUMBER.test(word)) return Number(word);
  const named = NAMED.exec(word);
  if (!named) return null;
  if (named[2]?.toLowerCase() === 'nan') return Number.NaN;
  return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function* wordsOf(text: Buffer): Generator<{ word: string; line: number }, void> {
  let line = 0;
  for (const bytes of linesOf(text)) {
    line += 1;
    for (const [word] of bytes.toString('utf8').matchAll(/\S+/g)) yield { word, line };
  }
}
