import { assertNever } from '../../../executor/contract/assert-never.ts';
import type { Verdict, VerdictCode } from '../../../executor/contract/verdict.ts';
import styles from './verdict-chip.module.css';

/** A verdict in one or two words, with its colour. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const { word, tone } = faceOf(verdict.code);
  return (
    <span className={styles.chip} data-tone={tone} title={verdict.code}>
      {word}
    </span>
  );
}

function faceOf(code: VerdictCode): { word: string; tone: 'ok' | 'bad' | 'warn' | 'dim' } {
  switch (code) {
    case 'OK':
      return { word: 'OK', tone: 'ok' };
    case 'WA':
      return { word: 'Wrong answer', tone: 'bad' };
    case 'TLE':
      return { word: 'Time limit', tone: 'warn' };
    case 'MLE':
      return { word: 'Memory limit', tone: 'warn' };
    case 'OLE':
      return { word: 'Output limit', tone: 'warn' };
    case 'DLE':
      return { word: 'Disk limit', tone: 'warn' };
    case 'RE':
      return { word: 'Runtime error', tone: 'bad' };
    case 'CE':
      return { word: 'Compile error', tone: 'bad' };
    case 'BE':
      return { word: 'Build error', tone: 'bad' };
    case 'EE':
      return { word: 'Environment', tone: 'bad' };
    case 'CANCELLED':
      return { word: 'Cancelled', tone: 'dim' };
    case 'INTERRUPTED':
      return { word: 'Interrupted', tone: 'dim' };
    case 'INTERNAL_ERROR':
      return { word: 'Internal error', tone: 'bad' };
    default:
      return assertNever(code);
  }
}
