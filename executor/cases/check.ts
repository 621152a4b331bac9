import type { Verdict } from '../contract/verdict.ts';

/** Where a text is not what was expected: a sentence, and the figures of it for the verdict. */
export interface Difference {
  sentence: string;
  evidence: Verdict['evidence'];
}

/** Compares what a program wrote with what was expected; null where it holds. */
export type Check = (found: Buffer, expected: Buffer) => Difference | null;

/** As many characters of a text are shown in a sentence. */
const SHOWN = 60;

/** `line`: from 1. A line that is not there is null. */
export function differsIn(line: number, found: string | null, expected: string | null): Difference {
  const evidence = { line, found: found && cut(found), expected: expected && cut(expected) };
  if (found === null) return { sentence: `line ${line} is missing: ${quoted(expected)}`, evidence };
  if (expected === null) return { sentence: `line ${line} is one too many: ${quoted(found)}`, evidence };
  return { sentence: `line ${line} is ${quoted(found)}, and ${quoted(expected)} was expected`, evidence };
}

export function quoted(text: string | null): string {
  return JSON.stringify(cut(text ?? ''));
}

/** As much of it as is shown. */
export function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
