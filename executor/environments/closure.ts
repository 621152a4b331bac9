import { ContainerFault } from '../engines/docker/container/container.ts';
import type { Prepared } from '../engines/docker/prepared.ts';
import { refused } from '../refused.ts';
import { DEFAULT_LIMITS } from '../settings/limits.ts';
import { inContainer, type Job } from './in-container.ts';
import { nixFile, nixJob } from './nix-job.ts';

/** What Nix has registered of a store path. */
export interface RegisteredPath {
  path: string;
  /** of its archive: `sha256-` and base64 */
  narHash: string;
  narBytes: number;
  references: string[];
}

/** A shell, and all that it needs, itself included: each path after those that it needs. */
export interface Closure {
  shell: string;
  paths: RegisteredPath[];
}

const CLOSURE = nixFile('closure.sh');
const ARCHIVE = nixFile('archive.sh');
const REGISTERED = nixFile('registered.sh');
const ADOPT = nixFile('adopt.sh');

/** How it is heard that it is not Nix that failed. */
const FULL = /No space left on device|disk is full/;

const HOUR = 3_600_000;
/** Copying has no other bound than an hour: it is as large as what is copied. */
const LIMITS = { ...DEFAULT_LIMITS.environment, wallMs: HOUR, cpuMs: 2 * HOUR };

/** Of an environment that has a root. @throws ContainerFault */
export async function closureOf(prepared: Prepared, key: string, signal: AbortSignal): Promise<Closure> {
  const [shell = '', order = '', json = ''] = (await work(prepared, nixJob(CLOSURE, [key]), signal)).split('\0');
  const registered = new Map(parse(json).map((one) => [one.path, one]));
  return { shell, paths: order.split('\n').map((path) => registered.get(path)!) };
}

/** The archives of store paths, packed by zstd, one after the other: a line with its size, in digits, before each. @throws ContainerFault */
export async function archivesOf(
  prepared: Prepared,
  paths: readonly string[],
  take: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): Promise<void> {
  await work(prepared, { ...nixJob(ARCHIVE, paths), take }, signal);
}

/** All that is in the store. @throws ContainerFault */
export async function registeredPaths(prepared: Prepared, signal: AbortSignal): Promise<RegisteredPath[]> {
  return parse(await work(prepared, nixJob(REGISTERED, []), signal));
}

/**
 * Takes a shell from a binary cache, and makes a root for it.
 * @param cache a tar with a folder `store`, the cache
 * @returns what Nix has registered of all it needs now, from its own reading
 * @throws Refusal where Nix does not take it; ContainerFault; then there is no root, and what was copied is for the next sweep
 */
export async function adoptClosure(
  prepared: Prepared,
  { key, shell, cache }: { key: string; shell: string; cache: AsyncIterable<Uint8Array> },
  signal: AbortSignal,
): Promise<RegisteredPath[]> {
  return parse(await work(prepared, { ...nixJob(ADOPT, [key, shell]), unpack: { into: '/tmp', tar: cache } }, signal));
}

async function work(prepared: Prepared, job: Job, signal: AbortSignal): Promise<string> {
  const { end, stdout, stderr } = await inContainer(prepared, 'builder', LIMITS, job, { output() {} }, signal);
  signal.throwIfAborted();
  if (end.cause.kind === 'exit' && end.cause.code === 0) return stdout;
  const said = stderr.trim().split('\n').at(-1) ?? '';
  if (end.cause.kind === 'exit' && !FULL.test(stderr)) refused(`Nix does not take it: ${said}`, 'bundle');
  const why = end.cause.kind === 'refused' ? end.cause.sentence : said;
  throw new ContainerFault(`Nix could not do it in the store of environments (${end.cause.kind}): ${why}`, { ran: false });
}

function parse(json: string): RegisteredPath[] {
  const said = JSON.parse(json) as { path: string; narHash: string; narSize: number; references: string[] }[];
  return said.map(({ path, narHash, narSize, references }) => ({ path, narHash, narBytes: narSize, references: references.toSorted() }));
}
