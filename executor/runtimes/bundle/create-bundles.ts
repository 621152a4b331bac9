import { statSync } from 'node:fs';
import type { BundleInfo, ExportEvent, ImportEvent } from '../../contract/bundles.ts';
import type { ImageCarrier } from '../../engines/docker/images/carry-images.ts';
import { toRefusal } from '../../engines/docker/no-engine.ts';
import { debianArchitecture } from '../../engines/docker/packages/debian-architecture.ts';
import type { Environments } from '../../environments/environments.ts';
import { createOneAtATime } from '../../environments/one-at-a-time.ts';
import { Refusal } from '../../refusal.ts';
import { eventsOf } from '../events-of.ts';
import type { Runtimes } from '../runtimes.ts';
import { sha256 } from '../version-hash.ts';
import { readAuthors } from './authors.ts';
import { exportBundle } from './export-bundle.ts';
import { importBundle } from './import-bundle.ts';
import { type ProvenBundle, readBundle } from './read-bundle.ts';
import { bundleRefused } from './refused.ts';
import { fingerprint } from './signature.ts';
import { createSpool, diskFull } from './spool.ts';

export interface BundlesParts {
  /** the data folder */
  folder: string;
  runtimes: Runtimes;
  environments: Environments;
  images: ImageCarrier;
}

/** Runtimes as files, as contract/bundles.ts tells. Foreseen failures are thrown as `Refusal`, those of streams before their first event. */
export interface Bundles {
  export(it: { id: string; images: boolean }, signal?: AbortSignal): AsyncGenerator<ExportEvent, void>;
  read(piece: { bundle: string; offset: number; length: number }): { bytes: Buffer; done: boolean };
  write(piece: { bundle: string; offset: number; bytes: Uint8Array }): number;
  inspect(bundle: string, signal?: AbortSignal): Promise<BundleInfo>;
  import(it: { bundle: string; name: string; trust: boolean }, signal?: AbortSignal): AsyncGenerator<ImportEvent, void>;
  drop(bundle: string): void;
}

export function createBundles({ folder, runtimes, environments, images }: BundlesParts): Bundles {
  const spool = createSpool(folder);
  /** Two that make, or take in, the same would be in each other's way. */
  const inTurn = createOneAtATime();

  /** One that is refused is gone; one whose reading was ended stays. */
  async function proven(bundle: string, signal: AbortSignal, read?: (bytes: number) => void): Promise<ProvenBundle> {
    const file = spool.brought(bundle);
    try {
      const it = await readBundle(file, { signal, ...(read && { read }) });
      if (it.id !== bundle) throw bundleRefused('It is another bundle than was announced. Begin again.');
      return it;
    } catch (error) {
      if (error instanceof Refusal) spool.drop(bundle);
      throw error;
    }
  }

  function signatureOf({ signedBy: key }: ProvenBundle): BundleInfo['signature'] {
    if (key === null) return null;
    const author = readAuthors(folder).find((one) => one.key === key)?.name ?? null;
    return { key, fingerprint: fingerprint(key), author };
  }

  async function stateOf(id: string) {
    return (await runtimes.list()).items.find((one) => one.id === id)?.state;
  }

  return {
    export: ({ id, images: withImages }, signal) =>
      eventsOf<ExportEvent>(async (tell, stop) => {
        const { version, hash, environment, state, ...its } = await runtimes.show(id);
        if (state === 'built-in') throw bundleRefused(`${its.id} is built in, and so wherever Treeline is: there is nothing to carry.`);
        if (state !== 'available' || hash === null)
          throw bundleRefused(`${its.id} is not installed, and a bundle has what an installation made: treeline runtime install ${its.id}`);
        const { files } = await runtimes.files(id);
        const bundle = sha256(JSON.stringify([hash, environment, withImages]));
        spool.sweep();
        const progress = (step: { sentence: string; done: number | null; total: number | null }) => tell({ kind: 'step', ...step });
        const parts = { runtime: { id: its.id, version, hash }, environment, files, environments, images: withImages ? images : null };
        const made = await inTurn(
          () => exportBundle({ ...parts, architecture: debianArchitecture(), folder: spool.outFolder(bundle), progress, signal: stop }),
          stop,
        ).catch((error: unknown) => {
          // What is not whole is no beginning of another try.
          if (error instanceof Refusal) spool.drop(bundle);
          return told(error);
        });
        tell({ kind: 'whole', bundle, id: made.bundle.id, bytes: statSync(made.file).size });
      }, signal),
    read: ({ bundle, offset, length }) => spool.read(bundle, offset, length),
    write: ({ bundle, offset, bytes }) => spool.write(bundle, offset, bytes),
    async inspect(bundle, signal = new AbortController().signal) {
      const it = await proven(bundle, signal);
      const { architecture, runtime, environment, images: brings } = it.manifest;
      return {
        bundle,
        bytes: statSync(spool.brought(bundle)).size,
        architecture,
        runtime,
        images: brings !== null,
        signature: signatureOf(it),
        environment: environment && {
          key: environment.key,
          title: environment.title,
          source: environment.source,
          paths: environment.paths.length,
          bytes: environment.paths.reduce((sum, { narBytes }) => sum + narBytes, 0),
        },
      };
    },
    import: ({ bundle, name, trust }, signal) =>
      eventsOf<ImportEvent>(async (tell, stop) => {
        const total = statSync(spool.brought(bundle)).size;
        const it = await proven(bundle, stop, (done) => tell({ kind: 'step', sentence: 'Proving it', done, total }));
        const { id } = it.manifest.runtime;
        const source = { kind: 'bundle', name } as const;
        const take = async () => {
          if (!trust && !signatureOf(it)?.author)
            throw bundleRefused(
              'No author who is known here signed it: what is in it can do what any program here can. Trust it, or add its author.',
            );
          const before = await stateOf(id);
          await importBundle({
            file: spool.brought(bundle),
            bundle: it,
            environments,
            images,
            architecture: debianArchitecture(),
            tell,
            signal: stop,
            // What failed before has its number and its reason, which stay.
            async forget() {
              if (before !== 'failed' && (await stateOf(id)) === 'failed') await runtimes.remove(id);
            },
            // What is installed already is brought up to date.
            install: (files, environment) =>
              before === 'available'
                ? runtimes.update({ id, files, source, environment }, stop)
                : runtimes.install({ files, source, environment }, stop),
          });
        };
        await inTurn(take, stop).catch((error: unknown) => {
          // What was not refused may be gone on with.
          if (error instanceof Refusal) spool.drop(bundle);
          return told(error);
        });
        spool.drop(bundle);
      }, signal),
    drop: (bundle) => spool.drop(bundle),
  };

  function told(error: unknown): never {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? diskFull(folder) : toRefusal(error);
  }
}
