import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Report } from '../core/message.ts';
import type { Handle } from '../core/session.ts';
import { REPORT_PIPE } from './child-data.ts';
import { PLACES } from './places.ts';
import { createDecoder, encode } from './wire.ts';

/** What a child said last on its standard error, for a fault's message. */
const MOST_TROUBLE = 4_000;

/**
 * Starts a process that may read what it is made of, and do nothing else: no other files, no network, no processes. It has an empty
 * environment, and ends when this process does.
 */
export function spawnChild(nodePath: string, snapshot: string | null, making = false): Handle {
  const readable = [PLACES.program, PLACES.rules, PLACES.led, PLACES.pyodide, ...(snapshot === null ? [] : [snapshot])];
  const flags = [
    '--permission',
    ...readable.map((place) => `--allow-fs-read=${place}`),
    '--allow-worker',
    // No text becomes code: whatever reached JavaScript could call what is there, and write nothing new.
    '--disallow-code-generation-from-strings',
    // What was compiled well for the calls it had seen is thrown away at the first other one, and a running loop then stays slow to its end.
    '--no-wasm-deopt',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
  ];
  const process = spawn(nodePath, [...flags, PLACES.child, snapshot ?? '', ...(making ? ['make'] : [])], {
    env: {},
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  return childOf(process);
}

function childOf(process: ChildProcess): Handle {
  let trouble = '';
  let onReport: (report: Report) => void = () => {};
  const onGone: ((trouble: string) => void)[] = [];
  let gone: string | null = null;
  const early: Report[] = [];
  let listening = false;
  const decode = createDecoder<Report>((report) => (listening ? onReport(report) : early.push(report)));
  const reports = process.stdio[REPORT_PIPE] as Readable;
  reports.on('data', (chunk: Buffer) => {
    try {
      decode(chunk);
    } catch (error) {
      trouble += `it sent what is no report: ${String(error)}`;
      process.kill('SIGKILL');
    }
  });
  // A child that is killed takes its pipes with it; what mattered came before.
  reports.on('error', () => {});
  process.stdin?.on('error', () => {});
  process.stderr?.on('data', (chunk: Buffer) => {
    trouble = `${trouble}${chunk.toString()}`.slice(-MOST_TROUBLE);
  });
  const end = (why: string): void => {
    if (gone !== null) return;
    gone = why;
    for (const listener of onGone.splice(0)) listener(gone);
  };
  process.on('error', (error) => end(error.message));
  process.on('close', (code, signal) => end(trouble.trim() || `it ended with ${signal ?? `code ${code}`}`));
  return {
    send: (order) => process.stdin?.write(encode(order)),
    kill: () => process.kill('SIGKILL'),
    onReport: (listener) => {
      listening = true;
      onReport = listener;
      for (const report of early.splice(0)) listener(report);
    },
    onGone: (listener) => {
      if (gone === null) onGone.push(listener);
      else listener(gone);
    },
  };
}
