import type { Duplex } from 'node:stream';
import type { StageCause } from '../../../contract/cause.ts';
import type { Verdict } from '../../../contract/verdict.ts';
import type { Input } from '../../../inputs/input.ts';
import type { Lights } from './lights.ts';
import type { TerminalJob } from './terminal.ts';

/** What a container is made of; one that waits serves any job of its shape. Sizes are bytes. */
export interface ContainerShape {
  /**
   * `runner`: an unprivileged program, no network, `/nix` read-only. `builder`: the cache builder, root of its container, `/nix` writable;
   * still without a network of its own: what it may reach goes through `serve`.
   */
  role: 'runner' | 'builder';
  /** image by digest */
  image: string;
  /** what is mounted on `/nix` and, of a builder, on `/sources` (read-only unless `writesSources`) */
  volumes: { nix: string; sources: string };
  writesSources?: boolean;
  /** what the program itself may take; the container gets as much more as its file systems in memory may hold */
  memoryBytes: number;
  processes: number;
  cpus: number;
  openFiles: number;
  /** the file system in memory that holds the program's folder, home and /tmp */
  diskBytes: number;
}

/** The folder a job runs in; its home and /tmp are beside it, in the same quota. */
export const WORK = '/box/work';

export interface ContainerJob {
  argv: readonly string[];
  /** default: WORK */
  cwd?: string;
  /** all of it: nothing is added but what a shell sets itself */
  env: Readonly<Record<string, string>>;
  files: readonly { name: string; bytes: Uint8Array | Input; executable: boolean }[];
  /** unpacked before `files` are written: what `archive` gave, into WORK; of a builder, any tar into any folder */
  unpack?: { into: string; tar: AsyncIterable<Uint8Array> };
  stdin: Uint8Array | Input;
  limits: {
    wallMs: number;
    cpuMs: number;
    /** at most the shape's */
    memoryBytes: number;
    openFiles: number;
    fileBytes: number;
    stdoutBytes: number;
    stderrBytes: number;
  };
  /** is handed each connection that the program opens to 127.0.0.1:3128, its only way out; without this nobody listens there */
  serve?: (connection: Duplex) => void;
  /** the terminal that it is started on, in place of pipes and `stdin` */
  terminal?: TerminalJob;
  /** the lights that it may set, by lines written to LIGHTS; without this there is no such file */
  lights?: Lights;
}

/** How a job ended: from what the first process saw and the control group counted. */
export interface ContainerEnd {
  cause: StageCause;
  code: number | null;
  /** `SIGSEGV`, … */
  signal: string | null;
  wallMs: number;
  cpuMs: number;
  /** the most its processes held: of all together as it was sampled, or the largest resident set of one, whichever is more */
  memoryBytes: number;
  /** what else was seen, for the verdict: `oomKills`, `processesRefused`, `diskFull`, … */
  evidence: Verdict['evidence'];
}

export interface ContainerSink {
  output(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
}

/** A container that has started and waits on its stdin. Used once: one job, its archive, closed. */
export interface WaitingContainer {
  readonly id: string;
  readonly shape: ContainerShape;
  /** false when it has ended, whoever ended it */
  readonly alive: boolean;
  /**
   * Runs the job; resolves when it has ended, none of its processes is left, and every output was handed to the sink. Rejects only with
   * `ContainerFault`: the daemon's or the machine's doing, never the program's.
   */
  run(job: ContainerJob, sink: ContainerSink, signal: AbortSignal): Promise<ContainerEnd>;
  /** After `run`: WORK as a tar that only another container unpacks. Rejects with a sentence where the program left what cannot be read. */
  archive(): AsyncIterable<Uint8Array>;
  /** Ends it, whatever it does. Safe to call twice; resolves when the daemon has removed it. */
  close(): Promise<void>;
}

/** Not the program's fault. `ran`: whether anything of the program may have run, so that trying again is not the same as the first time. */
export class ContainerFault extends Error {
  override readonly name = 'ContainerFault';
  readonly ran: boolean;

  constructor(message: string, { ran }: { ran: boolean }) {
    super(message);
    this.ran = ran;
  }
}
