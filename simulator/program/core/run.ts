import type { LedState } from '../../led/led-state.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Program, ProgramCause } from '../program.ts';
import { boundDisk } from './disk.ts';
import { readFrames, type FrameGate } from './frames.ts';
import type { LoadedPython } from './load.ts';
import type { MemoryMeter } from './memory.ts';
import type { Report } from './message.ts';

const HOME = '/program';

/** What the packets on the control device begin with. */
const FRAMES = 1;
const SHOW_OVER = 2;
const SLEEP = 3;
const FINDINGS = 4;
const HEADER_BYTES = 8;

export interface RunTools {
  /** the tree's colour constants, by name */
  colours: Readonly<Record<string, LedState>>;
  memory: MemoryMeter;
  report(report: Report): void;
  /** waits so long, ms */
  sleep(ms: number): void;
}

/** Ends a run from within the interpreter: no `except` of Python's sees it. */
class Stop extends Error {
  override readonly cause: ProgramCause;
  /** Pyodide's own mark of an error that was told already: it lets it through, and prints nothing. */
  readonly pyodide_fatal_error = true;
  constructor(cause: ProgramCause) {
    super('the run is stopped');
    this.cause = cause;
  }
}

/** Runs one program to its end, and reports it. The interpreter is of no use afterwards. */
export function runProgram(python: LoadedPython, program: Program, tools: RunTools): void {
  const { pyodide } = python;
  const { memory, report } = tools;
  let stopped: Stop | null = null;
  const stop = (cause: ProgramCause): never => {
    stopped ??= new Stop(cause);
    throw stopped;
  };
  const gate: FrameGate | null = program.light && { leds: program.light.leds, showMs: program.light.rules.showMs, lastMs: 0 };
  place(python, program);
  attachStreams(python, program, tools, stop, () => stopped !== null);
  attachControl(python, (packet) => {
    if (stopped) throw stopped;
    switch (packet[0]) {
      case FRAMES: {
        const frames = gate && readFrames(packet, gate);
        if (frames) report({ kind: 'frames', frames });
        break;
      }
      case SHOW_OVER:
        if (gate) stop({ kind: 'show', ms: gate.showMs });
        break;
      case SLEEP:
        if (!gate && packet.length === 16) tools.sleep(new DataView(packet.buffer, packet.byteOffset).getFloat64(8, true));
        break;
      case FINDINGS:
        if (gate) report({ kind: 'findings', findings: JSON.parse(new TextDecoder().decode(packet.subarray(HEADER_BYTES))) as Finding[] });
        break;
      default:
    }
  });
  memory.cap = program.limits.memoryBytes;
  const end = endOf(python, program, tools.colours, () => stopped);
  const clockMs = end.cause.kind === 'show' ? end.cause.ms : (end.clockMs ?? gate?.lastMs ?? null);
  report({ kind: 'ended', ...end, clockMs, memoryBytes: pyodide._module.HEAPU8.length });
}

interface End {
  cause: ProgramCause;
  clockMs: number | null;
}

function endOf(python: LoadedPython, program: Program, colours: RunTools['colours'], stopped: () => Stop | null): End {
  const { entry, args, env, light } = program;
  const request = { entry, args, env, light: light && { ...light, colours } };
  try {
    const end = JSON.parse(python.run(JSON.stringify(request))) as End;
    return stopped() ? { ...end, cause: stopped()!.cause } : end;
  } catch (error) {
    const cause = stopped()?.cause ?? broken(error);
    return { cause, clockMs: null };
  }
}

/** What ended a run that Python itself could not end. */
function broken(error: unknown): ProgramCause {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack|stack overflow/i.test(message)) {
    return { kind: 'exception', type: 'RecursionError', message: "the interpreter's stack is full", line: null, frame: null, led: null };
  }
  if (/MemoryError/.test(message)) {
    return { kind: 'exception', type: 'MemoryError', message: '', line: null, frame: null, led: null };
  }
  // Anything else that the program did to the interpreter (it may call what breaks it) ended the program, and is told as its end.
  return {
    kind: 'exception',
    type: 'SystemError',
    message: `the interpreter was broken: ${message.slice(0, 500)}`,
    line: null,
    frame: null,
    led: null,
  };
}

function place({ pyodide: { FS } }: LoadedPython, { files, limits }: Program): void {
  FS.mkdirTree(HOME);
  for (const { name, bytes } of files) {
    const slash = name.lastIndexOf('/');
    if (slash > 0) FS.mkdirTree(`${HOME}/${name.slice(0, slash)}`);
    FS.writeFile(`${HOME}/${name}`, bytes);
  }
  boundDisk(FS, limits.memoryBytes);
}

function attachStreams(
  { pyodide }: LoadedPython,
  program: Program,
  { report }: RunTools,
  stop: (cause: ProgramCause) => never,
  stopped: () => boolean,
): void {
  let read = 0;
  pyodide.setStdin({
    isatty: false,
    read: (buffer) => {
      const part = program.stdin.subarray(read, read + buffer.length);
      buffer.set(part);
      read += part.length;
      return part.length;
    },
  });
  const out = (stream: 'stdout' | 'stderr', bound: number) => {
    let written = 0;
    return {
      isatty: false,
      write: (buffer: Uint8Array): number => {
        // A stopped interpreter tells where it was: that is nobody's output.
        if (stopped()) return buffer.length;
        written += buffer.length;
        // All of it: whoever keeps it cuts it at the bound, and counts what falls out.
        report({ kind: 'output', stream, bytes: buffer.slice() });
        if (written > bound) stop({ kind: 'limit', limit: stream, bound, used: written });
        return buffer.length;
      },
    };
  };
  pyodide.setStdout(out('stdout', program.limits.stdoutBytes));
  pyodide.setStderr(out('stderr', program.limits.stderrBytes));
}

/** The one way from the prelude to here: a device that takes packets. */
function attachControl({ pyodide: { FS } }: LoadedPython, take: (packet: Uint8Array<ArrayBuffer>) => void): void {
  const device = FS.makedev(FS.createDevice.major++, 0);
  FS.registerDevice(device, {
    open: (stream) => {
      stream.seekable = false;
    },
    close: () => {},
    write: (_, heap, offset, length) => {
      take(new Uint8Array(heap.slice(offset, offset + length)));
      return length;
    },
  });
  FS.mkdev('/dev/treeline', device);
}
