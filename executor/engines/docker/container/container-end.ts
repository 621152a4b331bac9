import type { StageCause } from '../../../contract/cause.ts';
import type { ContainerEnd, ContainerJob, ContainerShape } from './container.ts';
import { lightsCause } from './lights.ts';
import type { Texts } from './protocol.ts';
import { SIGNALS } from './signals.ts';

type Limit = Extract<StageCause, { kind: 'limit' }>;
type Limits = ContainerJob['limits'];
type Ended = Pick<ContainerJob, 'limits' | 'lights' | 'terminal'>;

/** Of a wall limit that was reached: with less processor time than this part of it, the program waited. */
const IDLE = 0.05;

/** A shell whose command was ended by a signal exits with its number and so much; a hint only, as any program may. */
const SHELL_SIGNAL = 128;
/** What the first process told at the end of a program, as a cause and its evidence: each from a counter. */
export function endOf(report: Texts, { limits, lights, terminal }: Ended, shape: ContainerShape): ContainerEnd {
  const code = report.text('code');
  const lit = lights && report.text('how') === 'lights' ? lightsCause(report, lights) : null;
  return {
    cause: lit?.cause ?? causeOf(report, limits, shape, terminal?.sessionMs),
    code: code === null ? null : Number(code),
    signal: report.text('signal'),
    wallMs: ms(report, 'wallUs'),
    cpuMs: ms(report, 'cpuUs'),
    memoryBytes: report.number('memory'),
    evidence: { ...evidenceOf(report, limits), ...lit?.evidence, ...(terminal && { waitedMs: ms(report, 'waitedUs') }) },
  };
}

function causeOf(report: Texts, limits: Limits, shape: ContainerShape, sessionMs = 0): StageCause {
  const how = report.text('how');
  switch (how) {
    case 'memory':
      return limit('memory', limits.memoryBytes, memoryOf(report));
    case 'cpu':
      return limit('cpu', limits.cpuMs, ms(report, 'cpuUs'));
    case 'wall': {
      // What it waited for somebody to type is no time of its own.
      const own = report.number('wallUs') - report.number('waitedUs');
      return limit(report.number('cpuUs') < IDLE * own ? 'idle' : 'wall', limits.wallMs, Math.round(own / 10) / 100);
    }
    case 'session':
      return limit('session', sessionMs, ms(report, 'wallUs'));
    case 'stdout':
      return limit('stdout', limits.stdoutBytes, report.number('stdout'));
    case 'stderr':
      return limit('stderr', limits.stderrBytes, report.number('stderr'));
    default:
      return naturalCause(report, limits, shape);
  }
}

/** It ended by itself; where it failed and its disk had been seen full, that is why. */
function naturalCause(report: Texts, limits: Limits, shape: ContainerShape): StageCause {
  const signal = report.text('signal');
  const code = report.number('code');
  if (wroteTooLong(report, limits)) return limit('disk', limits.fileBytes, limits.fileBytes);
  if ((signal !== null || code !== 0) && (report.number('diskFull') || report.number('inodesFull'))) {
    return limit('disk', shape.diskBytes, report.number('diskFull') ? shape.diskBytes : report.number('diskUsed'));
  }
  return signal === null ? { kind: 'exit', code } : { kind: 'signal', signal };
}

/** Where the kernel ended a process for want of memory, the most that was held besides files. */
function memoryOf(report: Texts): number {
  const held = report.number('oomKills') > 0 ? report.number('groupPeak') - report.number('diskUsed') : 0;
  return Math.max(report.number('memory'), held);
}

function limit(which: Limit['limit'], bound: number, used: number): StageCause {
  return { kind: 'limit', limit: which, bound, used } as Limit;
}

/** Anybody may send that signal: it tells of a file only where so much was written. */
function wroteTooLong(report: Texts, limits: Limits): boolean {
  return report.text('signal') === 'SIGXFSZ' && report.number('diskUsed') >= limits.fileBytes;
}

function evidenceOf(report: Texts, limits: Limits): ContainerEnd['evidence'] {
  const evidence: ContainerEnd['evidence'] = {};
  for (const key of ['oomKills', 'processesRefused']) if (report.number(key) > 0) evidence[key] = report.number(key);
  for (const key of ['diskFull', 'inodesFull']) if (report.number(key) > 0) evidence[key] = true;
  if (wroteTooLong(report, limits)) evidence['fileTooLarge'] = true;
  else if (report.text('signal') === 'SIGXFSZ') evidence['fileBytes'] = limits.fileBytes;
  const byItself = ['exit', 'signal'].includes(report.text('how') ?? '');
  if (byItself && report.text('lightsFault') === 'half') evidence['halfLine'] = report.number('lightsLine');
  const signal = report.text('how') === 'exit' ? SIGNALS[report.number('code') - SHELL_SIGNAL - 1] : undefined;
  if (signal) evidence['childSignal'] = `SIG${signal}`;
  return evidence;
}

/** A job that could not be prepared: its files need more than the disk has, or cannot be as they are asked for. */
export function refusedEnd(report: Texts, shape: ContainerShape): ContainerEnd {
  const disk = report.text('disk');
  if (!disk) return notRun({ kind: 'refused', sentence: report.text('sentence') ?? '' });
  const used = disk === 'full' ? shape.diskBytes : report.number('used');
  return { ...notRun(limit('disk', shape.diskBytes, used)), evidence: disk === 'full' ? { diskFull: true } : { inodesFull: true } };
}

export function notRun(cause: StageCause): ContainerEnd {
  return { cause, code: null, signal: null, wallMs: 0, cpuMs: 0, memoryBytes: 0, evidence: {} };
}

/** The host ended it: what it used up to there was not told. */
export function killedEnd(cause: StageCause, wallMs: number): ContainerEnd {
  return { ...notRun(cause), signal: 'SIGKILL', wallMs, evidence: { stoppedBy: 'host' } };
}

function ms(report: Texts, key: string): number {
  return Math.round(report.number(key) / 10) / 100;
}
