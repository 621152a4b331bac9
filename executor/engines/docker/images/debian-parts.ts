import path from 'node:path';
import { compileFirst } from './compile-first.ts';
import type { WrittenLayer } from './layer.ts';
import { obtainPackages } from './obtain-packages.ts';
import type { Making, Parts } from './parts.ts';
import { together } from './together.ts';
import { writePackages } from './write-layer.ts';

/** From Debian's packages, with this machine's apt and no image registry. */
export async function debianParts(making: Making): Promise<Parts> {
  const { folder, work, recipe, progress, signal } = making;
  const { index, names } = await obtainPackages(making);
  const write = async (role: 'base' | 'runner', stop: AbortSignal): Promise<WrittenLayer> => {
    const onPackage = (done: number) => progress({ sentence: `Making the ${role} image`, done, total: names[role].length });
    const packages = { folder, index, names: names[role], leaveOut: recipe.leaveOut, onPackage, signal: stop };
    return writePackages(path.join(work, `${role}.tar`), recipe[role], packages);
  };
  const [layers, first] = await together(
    signal,
    async (stop) => ({ base: await write('base', stop), runner: await write('runner', stop) }),
    async (stop) => compileFirst({ ...making, signal: stop }, index),
  );
  const used = new Set(Object.values(names).flat());
  const identity = [...used].toSorted().map((name) => `${name} ${index[name]?.version} ${index[name]?.sha256}`);
  return { ...layers, first, identity: identity.join('\n') };
}
