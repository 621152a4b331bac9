import type { Verdict } from '../../../executor/contract/verdict.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { timeLabel } from './labels.ts';

export interface Figure {
  name: string;
  value: string;
}

const TIMES = new Set(['wall', 'cpu', 'idle']);
const NAMES: Record<string, string> = {
  exception: 'Exception',
  line: 'Line',
  frame: 'Frame',
  led: 'LED',
  findings: 'Findings',
  oomKills: 'Ended for want of memory',
  processesRefused: 'Processes refused',
};
const SAID: Record<string, string> = {
  diskFull: 'the disk was full',
  inodesFull: 'no more files could be made',
  fileTooLarge: 'a file was too large',
};

/** The figures behind a verdict, for people; those that its stage shows anyway, and those of nothing, are left out. */
export function evidenceFigures({ evidence }: Verdict): Figure[] {
  const limit = String(evidence['limit'] ?? '');
  const amount = (value: unknown): string => {
    if (typeof value !== 'number') return String(value);
    return TIMES.has(limit) ? timeLabel(value) : bytesLabel(value);
  };
  return Object.entries(evidence).flatMap(([key, value]): Figure[] => {
    if (value === null || value === false) return [];
    if (key === 'bound') return [{ name: 'Limit', value: `${amount(value)} ${LIMITED[limit] ?? limit}` }];
    if (key === 'used') return [{ name: 'Used', value: amount(value) }];
    if (key === 'showMs') return [{ name: 'Show', value: timeLabel(Number(value)) }];
    if (key === 'processesRefused') return [{ name: NAMES[key] ?? key, value: Number(value).toLocaleString('en') }];
    if (key === 'oomKills') return [{ name: NAMES[key] ?? key, value: `${value} ${value === 1 ? 'process' : 'processes'}` }];
    if (SAID[key]) return [{ name: 'Seen', value: SAID[key] }];
    // Told by the stage's own figures, or by the words of another.
    if (key === 'limit' || key === 'exitCode' || key === 'signal' || key === 'stoppedBy') return [];
    return [{ name: NAMES[key] ?? key, value: String(value) }];
  });
}

const LIMITED: Record<string, string> = {
  wall: 'of time',
  idle: 'of time',
  cpu: 'of processor time',
  memory: 'of memory',
  disk: 'of disk',
  stdout: 'to stdout',
  stderr: 'to stderr',
};
