import type { Verdict } from '../../../executor/contract/verdict.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { timeLabel } from './labels.ts';

export interface Figure {
  name: string;
  value: string;
}

/** What the verdict's sentence tells already, or another figure. */
const TOLD = new Set([
  'bound',
  'limit',
  'exitCode',
  'signal',
  'stoppedBy',
  'exception',
  'line',
  'findings',
  'showMs',
  'tests',
  'test',
  'passed',
  'failed',
  'found',
  'expected',
  'checker',
  'unattendedMs',
]);
/** What there are limits of. These are in ms; the others in bytes. */
const TIMES: Record<string, string> = { wall: 'Time', idle: 'Time', cpu: 'Processor', session: 'Time' };
const SIZES: Record<string, string> = { memory: 'Memory', disk: 'Disk', stdout: 'stdout', stderr: 'stderr' };
const SEEN: Record<string, string> = {
  diskFull: 'the disk was full',
  inodesFull: 'no more files could be made',
  fileTooLarge: 'a file was too large',
};
const NAMES: Record<string, string> = {
  led: 'LED',
  oomKills: 'Processes ended for want of memory',
  processesRefused: 'Processes refused',
  halfLine: 'Half a line of lights, line',
};

/** The figures behind a verdict, for people; what its sentence tells anyway, and what is nothing, are left out. */
export function evidenceFigures({ evidence }: Verdict): Figure[] {
  const limit = String(evidence['limit']);
  const label = limit in TIMES ? timeLabel : bytesLabel;
  return Object.entries(evidence).flatMap(([key, value]): Figure[] => {
    if (value === null || value === false || TOLD.has(key)) return [];
    if (key === 'used') {
      const name = TIMES[limit] ?? SIZES[limit] ?? limit;
      return [{ name, value: `${label(Number(value))}, limit ${label(Number(evidence['bound']))}` }];
    }
    if (key === 'waitedMs') return [{ name: 'Waited for input', value: timeLabel(Number(value)) }];
    const seen = SEEN[key];
    if (seen) return [{ name: 'Seen', value: seen }];
    // There from 0, and for people from 1, as the timeline counts.
    if (key === 'frame') return [{ name: 'Frame', value: (Number(value) + 1).toLocaleString('en') }];
    return [{ name: NAMES[key] ?? key, value: typeof value === 'number' ? value.toLocaleString('en') : String(value) }];
  });
}
