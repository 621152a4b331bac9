import { assertNever } from '../../contract/assert-never.ts';
import type { PackageSource } from '../../contract/settings.ts';
import type { Prepared, Progress } from '../../engines/docker/prepared.ts';
import type { Source } from '../source.ts';
import { openFolder } from './folder-source.ts';
import { openNixpkgs, type NixpkgsOptions } from './nixpkgs-source.ts';
import { openStarter } from './starter-source.ts';

/**
 * The source of a setting, ready to be built from: what is missing is fetched and put into the `/sources` volume; once that is done, opening
 * it again costs a few milliseconds.
 * @throws an Error with a sentence that says what to do; ContainerFault
 */
export async function openSource(
  prepared: Prepared,
  source: PackageSource,
  options: NixpkgsOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<Source> {
  switch (source.kind) {
    case 'starter':
      return openStarter(prepared, options.folder, progress, signal);
    case 'folder':
      return openFolder(prepared, options.folder, source.path, signal);
    case 'nixpkgs':
      return openNixpkgs(prepared, source, options, progress, signal);
    default:
      return assertNever(source);
  }
}
