import type { Finding } from '../../simulator/rules/finding.ts';
import { coloured } from './terminal.ts';

const COLOUR = { error: 'red', warning: 'yellow', info: 'dim' } as const;

/** Findings as compilers print them: `main.py:3:5: error: … [rule]`, a line each. */
export function findingLines(file: string, findings: readonly Finding[], stream: NodeJS.WriteStream): string {
  return findings
    .map((f) => `${file}:${f.line}:${f.column}: ${coloured(COLOUR[f.severity], f.severity, stream)}: ${f.message} [${f.rule}]\n`)
    .join('');
}
