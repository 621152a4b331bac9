import { rmSync } from 'node:fs';
import path from 'node:path';
import { connectDaemon } from './daemon/daemon.ts';
import { labels } from './daemon/labels.ts';
import { ownerId } from './daemon/owner-id.ts';
import { reap } from './daemon/reap.ts';
import { ensureImages } from './images/ensure-images.ts';
import type { Prepared, Progress } from './prepared.ts';

/** Makes ready what has to be there before anything can run; once for all who ask, and again after `forget`. */
export interface Preparation {
  /** @throws DaemonAbsent where no daemon answers */
  ready(progress: Progress, signal?: AbortSignal): Promise<Prepared>;
  /** What is ready now; null where nothing is, or it is being made. */
  current(): Prepared | null;
  underWay(): boolean;
  /** What was ready may be so no longer: the next who asks looks again. */
  forget(): void;
}

/** Where the state of a submission is kept between two of its stages. */
export function statesFolder(folder: string): string {
  return path.join(folder, 'states');
}

export function volumesOf(owner: string): Prepared['volumes'] {
  return { nix: `treeline-nix-${owner}`, sources: `treeline-sources-${owner}` };
}

export function createPreparation({ folder, log }: { folder: string; log(line: string): void }): Preparation {
  let prepared: Prepared | null = null;
  let making: Promise<Prepared> | null = null;
  const listeners = new Set<Progress>();

  async function make(signal: AbortSignal | undefined): Promise<Prepared> {
    const tell: Progress = (step) => listeners.forEach((listen) => listen(step));
    const daemon = await connectDaemon();
    const owner = ownerId(folder);
    rmSync(statesFolder(folder), { recursive: true, force: true });
    const left = await reap(daemon.docker, owner);
    if (left > 0) log(`removed ${left} container${left === 1 ? '' : 's'} that an earlier Treeline left.`);
    const images = await ensureImages(daemon, { folder, progress: tell, signal });
    const volumes = volumesOf(owner);
    for (const name of Object.values(volumes)) await daemon.docker.createVolume({ Name: name, Labels: labels('volume', owner) });
    return { daemon, owner, images, volumes };
  }

  return {
    async ready(progress, signal) {
      if (prepared) return prepared;
      listeners.add(progress);
      try {
        making ??= make(signal).finally(() => (making = null));
        return (prepared = await making);
      } finally {
        listeners.delete(progress);
      }
    },
    current: () => prepared,
    underWay: () => making !== null,
    forget: () => (prepared = null),
  };
}
