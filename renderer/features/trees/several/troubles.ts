import type { Verdict } from '../../../../executor/contract/verdict.ts';
import type { ProgramEnd } from '../../../../simulator/program/program.ts';
import type { Readings } from '../../instruments/readings.ts';

/** What is wrong with a program on a tree. */
export interface Trouble {
  words: string;
  /** it is refused, or it fails */
  grave: boolean;
}

/** What is wrong with a run, the gravest first: that it fails, what the instruments warn of, and what the tree's rules do. */
export function troublesOf({ code, reason }: Verdict, { cause, findings }: ProgramEnd, readings: Readings | null): Trouble[] {
  const refused = cause.kind === 'findings' ? cause.findings : [];
  const failed = code === 'OK' || refused.length > 0 ? [] : [reason];
  const warned = (readings?.notices ?? []).filter(({ severity }) => severity === 'warning');
  const found = findings.filter(({ severity }) => severity !== 'info');
  return [
    ...[...failed, ...refused.filter(({ severity }) => severity === 'error').map(atLine)].map((words) => ({ words, grave: true })),
    ...warned.map(({ message }) => ({ words: message, grave: false })),
    ...found.map((finding) => ({ words: atLine(finding), grave: false })),
  ];
}

function atLine({ line, message }: { line: number; message: string }): string {
  return `Line ${line}: ${message}`;
}
