import type { Finding, Range } from './finding.ts';

/** Rounds after which a program is left as it is: each takes away at least one finding, or a fix is no fix. */
const MOST_ROUNDS = 100;

interface Replacement {
  from: number;
  to: number;
  text: string;
}

/** The text with the fixes of these findings; of fixes that touch one another, only the first is applied. */
export function applyFixes(source: string, findings: readonly Finding[]): string {
  const starts = lineStarts(source);
  const at = (line: number, column: number): number => starts[line - 1]! + column - 1;
  const placed = ({ line, column, endLine, endColumn }: Range) => ({ from: at(line, column), to: at(endLine, endColumn) });
  const taken: Replacement[] = [];
  for (const { fix } of findings) {
    const edits = fix?.edits.map(({ range, text }) => ({ ...placed(range), text })) ?? [];
    if (edits.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...edits);
  }
  return taken
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);
}

/**
 * "Fix all": applies the fixes of one rule, and checks again, until no such finding has a fix. `check` says what is found in a text.
 * Ends: a fix that changes nothing, or that brings its own finding back, is not applied for ever.
 */
export async function fixAll(source: string, rule: string, check: (source: string) => Promise<readonly Finding[]>): Promise<string> {
  let text = source;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Each round waits for what the one before it made.
    const mended = applyFixes(
      text,
      (await check(text)).filter((finding) => finding.rule === rule),
    );
    if (mended === text) break;
    text = mended;
  }
  return text;
}

/** Two insertions at one place are not: nothing says which comes first. */
function areApart(a: Replacement, b: Replacement): boolean {
  if (a.from === b.from) return false;
  return a.to <= b.from || b.to <= a.from;
}

function lineStarts(source: string): number[] {
  return [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
}
