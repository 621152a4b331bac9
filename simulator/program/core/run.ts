import type { LedState } from '../../led/led-state.ts';
import type { Finding } from '../../rules/finding.ts';
import { runFinding } from '../../rules/run-findings.ts';
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
const NOTICE = 5;
const PRINT = 6;
const MOMENT = 7;
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
  const gate: FrameGate | null = program.light && {
    leds: program.light.leds,
    brightest: program.light.rules.brightest,
    showMs: program.light.rules.showMs,
    lastMs: 0,
  };
  const notice = program.light && noticeReader(program, program.light);
  place(python, program);
  let printedAt: number | undefined;
  attachStreams(
    python,
    program,
    tools,
    stop,
    () => stopped !== null,
    () => printedAt,
  );
  const forged = (what: string): never => stop(systemError(`${what}: nothing but the tree itself can tell of its lights`));
  let checked = false;
  attachControl(python, (packet) => {
    if (stopped) throw stopped;
    switch (packet[0]) {
      case FRAMES: {
        if (!gate) break;
        const frames = readFrames(packet, gate) ?? forged('frames came that the tree cannot show');
        report({ kind: 'frames', frames });
        break;
      }
      case SHOW_OVER:
        if (!gate) break;
        if (!(numberIn(packet) >= gate.showMs)) forged('the show was said to be over, and was not');
        stop({ kind: 'show', ms: gate.showMs });
        break;
      case SLEEP:
        if (!gate && numberIn(packet) > 0) tools.sleep(numberIn(packet));
        break;
      case FINDINGS:
        // The first come before the program begins: only those are the check's.
        if (!gate || checked) break;
        checked = true;
        report({ kind: 'findings', findings: JSON.parse(new TextDecoder().decode(packet.subarray(HEADER_BYTES))) as Finding[] });
        break;
      case PRINT:
        if (gate && numberIn(packet) >= (printedAt ?? 0) && numberIn(packet) <= gate.showMs) printedAt = numberIn(packet);
        break;
      case MOMENT:
        if (gate && numberIn(packet) >= 0 && numberIn(packet) <= gate.showMs) {
          const line = new DataView(packet.buffer, packet.byteOffset).getUint32(4, true);
          report({ kind: 'moment', line, ms: numberIn(packet) });
        }
        break;
      case NOTICE: {
        const told = notice?.(packet);
        if (told) report({ kind: 'findings', findings: [told] });
        break;
      }
      default:
    }
  });
  memory.cap = program.limits.memoryBytes;
  const end = endOf(python, program, tools, () => stopped);
  const clockMs = end.cause.kind === 'show' ? end.cause.ms : (end.clockMs ?? gate?.lastMs ?? null);
  report({ kind: 'ended', ...end, clockMs, memoryBytes: pyodide._module.HEAPU8.length });
}

/** The number of a packet that holds one; NaN where it does not. */
function numberIn(packet: Uint8Array<ArrayBuffer>): number {
  return packet.length === HEADER_BYTES + 8 ? new DataView(packet.buffer, packet.byteOffset).getFloat64(HEADER_BYTES, true) : Number.NaN;
}

/** Reads what a run tells of one of its lines: which of the silent failures, and the line (uint32), and when (float64, or NaN); null where it says nothing that can be. */
function noticeReader({ files, entry }: Program, { leds, rules }: NonNullable<Program['light']>) {
  const bytes = files.find(({ name }) => name === entry)?.bytes ?? new Uint8Array();
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  return (packet: Uint8Array<ArrayBuffer>): Finding | null => {
    if (packet.length !== HEADER_BYTES + 12) return null;
    const view = new DataView(packet.buffer, packet.byteOffset);
    const ms = view.getFloat64(12, true);
    const found = runFinding(view.getUint32(4, true), view.getUint32(8, true), lines, { leds, microsPerLed: rules.wireMicrosPerLed });
    return found && ms >= 0 && ms <= rules.showMs ? { ...found, ms } : found;
  };
}

interface End {
  cause: ProgramCause;
  clockMs: number | null;
}

/** What Python tells of an end; `memory` says whether a MemoryError came from Python itself, or from a `raise`. */
interface Told {
  cause:
    | Exclude<ProgramCause, { kind: 'exception' }>
    | (Extract<ProgramCause, { kind: 'exception' }> & { memory: 'full' | 'raised' | null });
  clockMs: number | null;
}

function endOf(python: LoadedPython, program: Program, { colours, memory }: RunTools, stopped: () => Stop | null): End {
  const { entry, args, env, light } = program;
  const request = { entry, args, env, light: light && { ...light, colours } };
  try {
    const { cause, clockMs } = JSON.parse(python.run(JSON.stringify(request))) as Told;
    return { cause: stopped()?.cause ?? causeOf(cause, python, memory), clockMs };
  } catch (error) {
    const cause = stopped()?.cause ?? broken(error, python, memory);
    return { cause, clockMs: null };
  }
}

/** A MemoryError is the limit where memory was really refused; one that a program raises for itself is an exception like any other. */
function causeOf(told: Told['cause'], python: LoadedPython, meter: MemoryMeter): ProgramCause {
  if (told.kind !== 'exception') return told;
  const { memory, ...cause } = told;
  return memory === 'full' || (memory === 'raised' && meter.refused > 0) ? outOfMemory(python, meter) : cause;
}

function outOfMemory({ pyodide }: LoadedPython, { cap, refused }: MemoryMeter): ProgramCause {
  return { kind: 'limit', limit: 'memory', bound: cap, used: Math.max(refused, pyodide._module.HEAPU8.length) };
}

/** What ended a run that Python itself could not end. */
function broken(error: unknown, python: LoadedPython, memory: MemoryMeter): ProgramCause {
  // What `os._exit` throws: Pyodide's wrapping of Emscripten's ExitStatus.
  const { name, status } = error as { name?: unknown; status?: unknown };
  if (name === 'Exit' && typeof status === 'number') return { kind: 'exit', code: status & 0xff };
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack|stack overflow/i.test(message)) {
    return { kind: 'exception', type: 'RecursionError', message: "the interpreter's stack is full", line: null, frame: null, led: null };
  }
  if (memory.refused > 0 && /MemoryError/.test(message)) return outOfMemory(python, memory);
  // Anything else that the program did to the interpreter (it may call what breaks it) ended the program, and is told as its end.
  return systemError(`the interpreter was broken: ${message.slice(0, 500)}`);
}

function systemError(message: string): ProgramCause {
  return { kind: 'exception', type: 'SystemError', message, line: null, frame: null, led: null };
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
  printedAt: () => number | undefined,
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
        report({ kind: 'output', stream, bytes: buffer.slice(), ms: printedAt() });
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
