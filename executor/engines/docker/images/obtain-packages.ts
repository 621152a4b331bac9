import { fetchPackages, PackagesGone } from '../packages/fetch-packages.ts';
import { type PackageIndex, packageIndex } from '../packages/package-index.ts';
import { closureOf } from './closure.ts';
import type { Making } from './parts.ts';

export interface ObtainedPackages {
  index: PackageIndex;
  names: Record<'base' | 'runner' | 'compiler', readonly string[]>;
}

/**
 * The packages of the images, stored in the data folder. An index whose versions the mirrors dropped before they were fetched is made
 * anew: no image was made of it.
 */
export async function obtainPackages({ folder, recipe: { packages, without }, progress, signal }: Making): Promise<ObtainedPackages> {
  const obtain = async (refresh: boolean): Promise<ObtainedPackages> => {
    const index = await packageIndex(folder, Object.values(packages).flat(), progress, signal, { refresh });
    const [base, compiler] = [closureOf(index, packages.base, without), closureOf(index, packages.compiler, without)];
    await fetchPackages(folder, [...base, ...packages.runner, ...compiler], index, progress, signal);
    return { index, names: { base, runner: packages.runner, compiler } };
  };
  try {
    return await obtain(false);
  } catch (error) {
    if (!(error instanceof PackagesGone)) throw error;
    return obtain(true);
  }
}
