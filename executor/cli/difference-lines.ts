import type { Difference } from '../contract/compare.ts';
import { coloured } from './terminal.ts';

/** A line each: what, on one side, on the other. */
export function differenceLines(differences: readonly Difference[]): string {
  const side = (text: string | null) => (text === null ? coloured('dim', 'none', process.stdout) : JSON.stringify(text).slice(1, -1));
  return differences.map(({ what, from, to }) => `    ${what}: ${side(from)} → ${side(to)}\n`).join('');
}
