import { type Check, cut, type Difference, quoted } from './check.ts';
import { trimmedLinesOf } from './lines.ts';

/** The same lines as often, wherever they stand; blanks at their ends aside, and empty lines at the end. */
export const anyOrder: Check = (found, expected): Difference | null => {
  if (found.equals(expected)) return null;
  const missing = new Map<string, number>();
  for (const line of trimmedLinesOf(expected)) missing.set(line, (missing.get(line) ?? 0) + 1);
  let at = 0;
  for (const line of trimmedLinesOf(found)) {
    at += 1;
    const left = missing.get(line);
    if (left === undefined) {
      const sentence = `line ${at}, ${quoted(line)}, is not expected, or not so often`;
      return { sentence, evidence: { line: at, found: cut(line) } };
    }
    if (left === 1) missing.delete(line);
    else missing.set(line, left - 1);
  }
  const [first] = missing.keys();
  return first === undefined ? null : { sentence: `a line is missing: ${quoted(first)}`, evidence: { expected: cut(first) } };
};
