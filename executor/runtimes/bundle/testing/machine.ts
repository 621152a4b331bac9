import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportEvent } from '../../../contract/bundles.ts';
import type { Daemon } from '../../../engines/docker/daemon/daemon.ts';
import { OWNER_LABEL } from '../../../engines/docker/daemon/labels.ts';
import { ownerId } from '../../../engines/docker/daemon/owner-id.ts';
import { findImages } from '../../../engines/docker/images/find-images.ts';
import { runOnce } from '../../../engines/docker/images/run-once.ts';
import { openExecutor, type OpenedExecutor } from '../../../main.ts';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import { readHead } from '../read-bundle.ts';

const PIECE = 4 << 20;

/** FOR TESTS ONLY: another machine, as far as one can be had: a data folder and volumes of its own, on the same daemon. */
export interface Machine extends OpenedExecutor {
  folder: string;
  /** a hash of each file of the data folder */
  bytes(): Record<string, string>;
  /** what lies in the volume: store paths and roots */
  stored(): Promise<string>;
  /** Closes it, and takes it away. */
  leave(): Promise<void>;
}

export async function openMachine(daemon: Daemon, folder = temporaryFolder().path, source?: string): Promise<Machine> {
  const opened = await openExecutor({ dataFolder: folder, kind: 'run', ...(source !== undefined && { source }) });
  const owner = ownerId(folder);
  const volumes = async () => {
    const { Volumes } = await daemon.docker.listVolumes({ filters: { label: [`${OWNER_LABEL}=${owner}`] } });
    return Volumes.map(({ Name }) => Name);
  };
  return {
    ...opened,
    folder,
    bytes: () => bytesIn(folder),
    async stored() {
      const nix = (await volumes()).find((name) => name.startsWith('treeline-nix-'));
      return nix === undefined ? '' : listed(daemon, nix);
    },
    async leave() {
      await opened.close();
      for (const name of await volumes()) await daemon.docker.getVolume(name).remove();
    },
  };
}

/** The bundle of a runtime, read in pieces as others do. */
export async function exported({ executor: { bundles } }: OpenedExecutor, id: string, images: boolean): Promise<Buffer> {
  const whole = await ended(bundles.export({ id, images }));
  if (whole.kind !== 'whole') throw new Error('it did not end');
  const pieces: Buffer[] = [];
  for (let offset = 0, done = false; !done; offset += pieces.at(-1)!.length) {
    const piece = bundles.read({ bundle: whole.bundle, offset, length: PIECE });
    pieces.push(piece.bytes);
    done = piece.done;
  }
  bundles.drop(whole.bundle);
  return Buffer.concat(pieces);
}

/** Brings a file in pieces, from where it was cut off. @returns what it is known by */
export async function brought({ executor: { bundles } }: OpenedExecutor, file: string): Promise<string> {
  const { id } = await readHead(file);
  const bytes = readFileSync(file);
  const received = bundles.write({ bundle: id, offset: 0, bytes: Buffer.alloc(0) });
  for (let offset = Math.min(received, Math.max(0, bytes.length - PIECE)); offset < bytes.length;)
    offset = bundles.write({ bundle: id, offset, bytes: bytes.subarray(offset, offset + PIECE) });
  return id;
}

export async function imported(machine: OpenedExecutor, file: string, { trust = true } = {}): Promise<ImportEvent> {
  return ended(machine.executor.bundles.import({ bundle: await brought(machine, file), name: path.basename(file), trust }));
}

/** The last event of a stream. */
export async function ended<T>(events: AsyncIterable<T>): Promise<T> {
  let last: T | undefined;
  for await (const event of events) last = event;
  return last!;
}

function bytesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  // The packages of the tests lie elsewhere, and are everybody's.
  const names = files.map(({ parentPath, name }) => path.join(parentPath, name)).filter((name) => !name.startsWith(`${folder}/packages/`));
  return Object.fromEntries(names.map((name) => [name, createHash('sha256').update(readFileSync(name)).digest('hex')]));
}

async function listed(daemon: Daemon, volume: string): Promise<string> {
  const images = await findImages(daemon);
  const command = 'find /nix/store /nix/var/nix/gcroots/treeline -mindepth 1 -maxdepth 1 2>/dev/null | sort';
  const options = { Image: images!.base, Cmd: ['/bin/bash', '-c', command], NetworkDisabled: true };
  const HostConfig = { Mounts: [{ Type: 'volume' as const, Source: volume, Target: '/nix', ReadOnly: true }] };
  const { stdout } = await runOnce(daemon.docker, { ...options, AttachStdout: true, HostConfig }, new AbortController().signal);
  return stdout.toString();
}
