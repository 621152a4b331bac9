import type { Finding, Range } from './finding.ts';

/** Rounds after which a program is left as it is: each takes away at least one finding, or a fix is no fix. */
const MOST_ROUNDS = 100;

/** Text to put in place of some: offsets in UTF-16 units, the end exclusive. */
export interface Replacement {
  from: number;
  to: number;
  text: string;
}

/** The text with the fixes of these findings; of fixes that touch one another, only the first is applied. */
export function applyFixes(source: string, findings: readonly Finding[]): string {
  return replaced(source, replacementsOf(source, findings));
}

/**
 * "Fix all": applies the fixes of one rule, or of all (null), and checks again, until no such finding has a fix. `check` says what is
 * found in a text. Ends: a fix that changes nothing, or that brings its own finding back, is not applied for ever.
 */
export async function fixAll(source: string, rule: string | null, check: (source: string) => Promise<readonly Finding[]>): Promise<string> {
  return (await fixRounds(source, rule, check)).reduce(replaced, source);
}

/** The same in its rounds: the replacements of each are of the text that the one before it has made. */
export async function fixRounds(
  source: string,
  rule: string | null,
  check: (source: string) => Promise<readonly Finding[]>,
): Promise<Replacement[][]> {
  const rounds: Replacement[][] = [];
  let text = source;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Each round waits for what the one before it made.
    const found = await check(text);
    const replacements = replacementsOf(
      text,
      found.filter((finding) => rule === null || finding.rule === rule),
    );
    const mended = replaced(text, replacements);
    if (mended === text) break;
    rounds.push(replacements);
    text = mended;
  }
  return rounds;
}

/** What these findings' fixes replace, the last first; of fixes that touch one another, only the first. */
export function replacementsOf(source: string, findings: readonly Finding[]): Replacement[] {
  const starts = lineStarts(source);
  const at = (line: number, column: number): number => starts[line - 1]! + column - 1;
  const placed = ({ line, column, endLine, endColumn }: Range) => ({ from: at(line, column), to: at(endLine, endColumn) });
  const taken: Replacement[] = [];
  for (const { fix } of findings) {
    const edits = fix?.edits.map(({ range, text }) => ({ ...placed(range), text })) ?? [];
    if (edits.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...edits);
  }
  return taken.toSorted((a, b) => b.from - a.from);
}

function replaced(source: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);
}

/** Two insertions at one place are not: nothing says which comes first. */
function areApart(a: Replacement, b: Replacement): boolean {
  if (a.from === b.from) return false;
  return a.to <= b.from || b.to <= a.from;
}

function lineStarts(source: string): number[] {
  return [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
}
