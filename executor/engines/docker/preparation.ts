import { connectDaemon, type Daemon } from './daemon/daemon.ts';
import { labels } from './daemon/labels.ts';
import { ownerId } from './daemon/owner-id.ts';
import { reap } from './daemon/reap.ts';
import { volumeMark } from './daemon/volume-mark.ts';
import { ensureImages } from './images/ensure-images.ts';
import type { Prepared, Progress } from './prepared.ts';

/** Makes ready what has to be there before anything can run; once for all who ask, and again after `forget`. */
export interface Preparation {
  /** @throws DaemonAbsent where no daemon answers */
  ready(progress: Progress, signal?: AbortSignal): Promise<Prepared>;
  /** What is ready now; null where nothing is, or it is being made. */
  current(): Prepared | null;
  /** of the `/nix` volume that was there, or made */
  mark(): string;
  underWay(): boolean;
  /** What was ready may be so no longer: the next who asks looks again. */
  forget(): void;
}

export function volumesOf(owner: string): Prepared['volumes'] {
  return { nix: `treeline-nix-${owner}`, sources: `treeline-sources-${owner}` };
}

export function createPreparation({ folder, log }: { folder: string; log(line: string): void }): Preparation {
  let prepared: Prepared | null = null;
  let mark = '';
  let making: { work: Promise<Prepared>; stop: AbortController } | null = null;
  const listeners = new Set<Progress>();

  async function make(signal: AbortSignal): Promise<Prepared> {
    const tell: Progress = (step) => listeners.forEach((listen) => listen(step));
    const daemon = await connectDaemon();
    const owner = ownerId(folder);
    const left = await reap(daemon.docker, owner);
    if (left > 0) log(`removed ${left} container${left === 1 ? '' : 's'} that an earlier Treeline left.`);
    const images = await ensureImages(daemon, { folder, progress: tell, signal });
    const volumes = volumesOf(owner);
    for (const name of Object.values(volumes)) await ensureVolume(daemon, name, owner);
    mark = await volumeMark(daemon, volumes.nix);
    return { daemon, owner, images, volumes };
  }

  function begin(): NonNullable<typeof making> {
    const stop = new AbortController();
    const work = make(stop.signal)
      .then((made) => (prepared = made))
      .finally(() => (making = null));
    // Whoever waits hears of it.
    work.catch(() => {});
    return { work, stop };
  }

  return {
    async ready(progress, signal) {
      if (prepared) return prepared;
      signal?.throwIfAborted();
      const mine: Progress = (step) => progress(step);
      listeners.add(mine);
      making ??= begin();
      const { work, stop } = making;
      try {
        return await (signal ? Promise.race([work, aborted(signal)]) : work);
      } finally {
        listeners.delete(mine);
        // It is stopped when nobody waits for it any more.
        if (listeners.size === 0) stop.abort();
      }
    },
    current: () => prepared,
    mark: () => mark,
    underWay: () => making !== null,
    forget: () => (prepared = null),
  };
}

/** One that carries no mark was made by the daemon itself, in place of one that had been removed. */
async function ensureVolume(daemon: Daemon, name: string, owner: string): Promise<void> {
  const create = () => daemon.docker.createVolume({ Name: name, Labels: labels('volume', owner) });
  await create();
  if ((await volumeMark(daemon, name)) !== '') return;
  await daemon.docker.getVolume(name).remove();
  await create();
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
