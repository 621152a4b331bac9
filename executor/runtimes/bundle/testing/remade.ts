import { readFileSync } from 'node:fs';
import type { BundleManifest } from '../manifest.ts';
import { readBundle } from '../read-bundle.ts';
import { narName, storeTexts } from '../store-entries.ts';
import { partOf, type Part, writeBundle } from '../write-bundle.ts';

const { signal } = new AbortController();

/** FOR TESTS ONLY: writes what a bundle would be if it were another: whole, and proven in itself. */
export async function remade(good: string, bad: string, change: (bundle: Remade) => void): Promise<void> {
  const { manifest, offsets } = await readBundle(good, { signal });
  const bytes = readFileSync(good);
  const { entries, ...said } = structuredClone(manifest);
  const contents = new Map(
    entries.map(({ name, bytes: size }) => [name, Buffer.from(bytes.subarray(offsets.get(name)!, offsets.get(name)! + size))]),
  );
  change({ said, contents });
  const { environment } = said;
  const texts = new Map(environment ? storeTexts(environment).map(({ name, content }) => [name, content]) : []);
  const stored = environment ? [...texts.keys(), ...environment.paths.map(({ path }) => narName(path))] : [];
  const names = [...contents.keys()].filter((name) => name.startsWith('runtime/')).toSorted((a, b) => (a < b ? -1 : 1));
  const images = said.images ? ['images/base.tar', 'images/runner.tar'] : [];
  const executable = new Set(entries.filter((one) => one.executable).map((one) => one.name));
  const parts = [...names, ...stored, ...images].map((name): Part => ({
    ...partOf(name, texts.get(name) ?? contents.get(name)!),
    ...(executable.has(name) && { executable: true }),
  }));
  await writeBundle(bad, said, parts, { signal, wrote: () => {} });
}

export interface Remade {
  said: Omit<BundleManifest, 'entries'>;
  /** by the names of entries; what follows from what is said is made again */
  contents: Map<string, Buffer>;
}
