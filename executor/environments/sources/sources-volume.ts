import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { ContainerFault } from '../../engines/docker/container/container.ts';
import { startContainer } from '../../engines/docker/container/start-container.ts';
import { volumeMark } from '../../engines/docker/daemon/volume-mark.ts';
import type { Prepared } from '../../engines/docker/prepared.ts';
import { DEFAULT_LIMITS } from '../../settings/limits.ts';
import { writeWhole } from '../../store/write-whole.ts';
import { nixJob, type NixOptions } from '../nix-job.ts';
import { createOneAtATime } from '../one-at-a-time.ts';

/** Two who bring the same would be in each other's way. */
export const inTurn = createOneAtATime();

/** The end of a script that made `sets/$1`: deletes all but the last few, and what was cut short. Prints what is left, the newest first. */
export const KEEP = `touch "$1"
rm -rf ./*.part
ls -1t | tail -n +5 | xargs -r rm -rf
ls -1t`;

/** Run in a builder that may write to the `/sources` volume. */
export interface SourcesJob {
  script: string;
  args: readonly string[];
  /** unpacked into the volume first */
  tar?: AsyncIterable<Uint8Array>;
  nix?: NixOptions;
  serve?: (connection: Duplex) => void;
}

/**
 * @returns what the script printed
 * @throws SourcesJobFailed with the end of what it said; ContainerFault; the signal's reason once it is aborted
 */
export async function inSources(
  { daemon, owner, images, volumes }: Prepared,
  { script, args, tar, nix, serve }: SourcesJob,
  signal: AbortSignal,
): Promise<string> {
  const limits = DEFAULT_LIMITS.environment;
  const shape = { role: 'builder' as const, image: images.base, volumes, writesSources: true, ...limits };
  const container = await startContainer(daemon, owner, shape);
  const printed = { stdout: '', stderr: '' };
  try {
    const job = {
      ...nixJob(`mkdir -p /sources/sets /sources/pool; ${script}`, args, nix),
      files: [],
      stdin: new Uint8Array(),
      limits: { ...limits, fileBytes: limits.diskBytes },
      ...(serve && { serve }),
      ...(tar && { unpack: { into: '/sources', tar } }),
    };
    const { cause } = await container.run(
      job,
      { output: (stream, bytes) => void (printed[stream] += Buffer.from(bytes).toString()) },
      signal,
    );
    signal.throwIfAborted();
    if (cause.kind === 'exit' && cause.code === 0) return printed.stdout;
    if (cause.kind === 'refused' || cause.kind === 'fault') {
      const said = cause.kind === 'refused' ? cause.sentence : cause.message;
      throw new ContainerFault(`The package source could not be put into its volume: ${said}`, { ran: false });
    }
    throw new SourcesJobFailed(printed.stderr.trim());
  } finally {
    await container.close();
  }
}

/** The message is what the script said. */
export class SourcesJobFailed extends Error {
  override readonly name = 'SourcesJobFailed';
}

const remembered = z.object({ created: z.string(), placed: z.record(z.string(), z.string()) });

/** What lies in the volume, so that finding it there costs no container: a name, and the identity it stands for. */
export interface Placed {
  get(name: string): string | undefined;
  /** @param there what KEEP printed */
  put(name: string, identity: string, there: string): Promise<void>;
}

/** @param folder the data folder. @throws ContainerFault where the volume cannot be seen */
export async function whatIsPlaced({ daemon, volumes }: Prepared, folder: string): Promise<Placed> {
  const created = await volumeMark(daemon, volumes.sources);
  const file = path.join(folder, 'sources.json');
  const known = read(file);
  const placed = known?.created === created ? known.placed : {};
  return {
    get: (name) => placed[name],
    async put(name, identity, there) {
      const left = Object.entries({ ...placed, [name]: identity }).filter(([, each]) => there.includes(each));
      const state = { created: await volumeMark(daemon, volumes.sources), placed: Object.fromEntries(left) };
      mkdirSync(folder, { recursive: true });
      writeWhole(file, JSON.stringify(state));
    },
  };
}

/** Null where nothing can be read: it is put there once more. */
function read(file: string): z.infer<typeof remembered> | null {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
