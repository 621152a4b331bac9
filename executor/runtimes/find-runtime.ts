import { BUILT_IN, type FindRuntime, type PinnedRuntime } from '../intake/runtime.ts';
import { nearest } from '../nearest.ts';
import { bundledManifests } from './bundled.ts';
import { filesOfPrograms } from './runtime-of-files.ts';
import type { RuntimeStores } from './stores.ts';

/** Of a version's hash at least this much is to be named. */
const LEAST_NAMED = 8;

/**
 * Finds what requests name among the runtimes that are installed.
 * @param isKept whether an environment is there
 */
export function createFindRuntime({ versions, installed, tests }: RuntimeStores, isKept: (environment: string) => boolean): FindRuntime {
  const row = (name: string) => (/^\d{1,9}$/.test(name) ? installed.byNumber(Number(name)) : installed.byId(name));

  function exactly(id: string, word: string): ReturnType<FindRuntime> {
    const isHash = /^[0-9a-f]+$/i.test(word) && word.length >= LEAST_NAMED;
    const found = isHash ? versions.beginning(word.toLowerCase()) : [];
    const [hash] = found;
    if (found.length > 1) return { sentence: `Several versions begin with ${word}; give more of the hash.` };
    const pinned = hash === undefined ? null : pinnedVersion(versions, hash, null);
    const its = row(id);
    if (hash === undefined || pinned?.manifest.id !== (its?.id ?? id))
      return {
        sentence: `There is no version ${word} of ${id} here; name at least ${LEAST_NAMED} digits of its hash, as a submission tells it.`,
      };
    if (its?.current === hash) return { ...pinned, environment: its.environment };
    const tested = tests.environmentOf(hash);
    return { ...pinned, environment: tested !== null && isKept(tested) ? tested : null };
  }

  return (name) => {
    const [id = '', version] = name.split('@');
    if (version !== undefined) return exactly(id, version);
    const its = row(name);
    const pinned = its?.current ? pinnedVersion(versions, its.current, its.environment) : null;
    if (pinned) return pinned;
    if (its) return { sentence: `The runtime ${its.id} is not available: ${its.reason ?? 'it is being installed; wait for it.'}` };
    return {
      sentence: unknown(
        name,
        installed.all().map((one) => one.id),
      ),
    };
  };
}

/** A version as submissions are accepted with it; null where it is not kept. */
export function pinnedVersion(versions: RuntimeStores['versions'], hash: string, environment: string | null): PinnedRuntime | null {
  const manifest = versions.manifest(hash);
  const files = versions.withoutTests(hash);
  return manifest && files && { version: hash, manifest, files: filesOfPrograms(files), environment };
}

function unknown(name: string, installed: readonly string[]): string {
  const bundled = bundledManifests().find(({ id, number }) => id === name || String(number) === name);
  if (bundled) return `${bundled.name} is bundled, and not installed yet. Install it with: treeline runtime install ${bundled.id}`;
  const ids = [...Object.values(BUILT_IN), ...installed, ...bundledManifests().map(({ id }) => id)];
  const meant = nearest(name, ids);
  const shown = JSON.stringify(name.slice(0, 80));
  return `There is no runtime ${shown} here${meant ? `; did you mean \`${meant}\`?` : '.'} There are ${[
    ...Object.values(BUILT_IN),
    ...installed,
  ]
    .map((id) => `\`${id}\``)
    .join(', ')}; see treeline runtime list, or leave it out to have it found.`;
}
