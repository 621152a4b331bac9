import type { RuntimeEvent, RuntimeFile, RuntimeInfo } from '../contract/runtimes.ts';
import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';
import { refused } from '../refused.ts';
import { bytesOf } from '../request-files.ts';
import { isDiskFull } from '../store/open-database.ts';
import { unlessFull } from '../store/unless-full.ts';
import { bundledFiles, bundledManifests } from './bundled.ts';
import { BUILT_IN_INFO, bundledInfo, installedInfo } from './describe.ts';
import { eventsOf } from './events-of.ts';
import type { RuntimePlace } from './ground.ts';
import { createInstalling } from './installing.ts';
import { lint } from './lint.ts';
import { filesOfPrograms, runtimeOfFiles } from './runtime-of-files.ts';
import type { Runtimes } from './runtimes.ts';
import type { RuntimeStores } from './stores.ts';
import type { Submitting } from './submitting.ts';
import { createTested } from './tested.ts';
import { createTesting } from './testing.ts';
import { sha256, versionHash } from './version-hash.ts';

export interface RuntimesParts {
  stores: RuntimeStores;
  submitting: Submitting;
  /** the docker engine; null where there is none */
  place: RuntimePlace | null;
  /** the data folder, for people */
  folder: string;
  log(line: string): void;
}

const INTERRUPTED = 'Treeline ended while it was being tried.';

/** The catalogue over one database. What an executor before this one was trying is settled first. */
export function createRuntimes({ stores, submitting, place, folder, log }: RuntimesParts): Runtimes & { close(): Promise<void> } {
  const { versions, installed } = stores;
  const { testsOf, matrix, runs } = createTested(stores, place);
  const isKept = (environment: string) => (place?.environments.show(environment) ?? null) !== null;
  const { testOn, endOf } = createTesting(stores, submitting, () => place);
  const installing = createInstalling({ stores, submitting, testOn, endOf, isKept, folder });
  const closing = new AbortController();
  const working = new Set<Promise<void>>();

  try {
    const left = installed.interrupted(INTERRUPTED);
    if (left > 0)
      log(`${left} runtime${left === 1 ? ' was' : 's were'} being installed when Treeline last ended; see treeline runtime list.`);
    versions.sweep();
  } catch (error) {
    // Where there is no room to settle it, the next start does.
    if (!isDiskFull(error)) throw error;
  }

  /** A stream over a work that ends when this closes. */
  function stream(work: (tell: (event: RuntimeEvent) => void, signal: AbortSignal) => Promise<void>, signal?: AbortSignal) {
    return eventsOf<RuntimeEvent>((tell, stop) => {
      const done = work(tell, AbortSignal.any([stop, closing.signal]));
      const settled = done.catch(() => {}).finally(() => working.delete(settled));
      working.add(settled);
      return done;
    }, signal);
  }

  function notFound(name: string): never {
    const ids = [...installed.all(), ...bundledManifests(), ...BUILT_IN_INFO].map(({ id }) => id);
    const meant = nearest(name, ids);
    const message = `There is no runtime ${name} here${meant ? `; did you mean ${meant}?` : '; see treeline runtime list.'}`;
    throw new Refusal(message, { code: 'NOT_FOUND', what: `runtime ${name}` });
  }
  function found(name: string) {
    return /^\d{1,9}$/.test(name) ? installed.byNumber(Number(name)) : installed.byId(name);
  }
  function builtInOf(name: string): string | undefined {
    return BUILT_IN_INFO.find(({ id, number }) => id === name || String(number) === name)?.id;
  }
  function bundledId(name: string): string | undefined {
    return bundledManifests().find(({ id, number }) => id === name || String(number) === name)?.id;
  }
  async function bundledHash(id: string): Promise<string | null> {
    const files = await bundledFiles(id);
    return files && versionHash(files);
  }
  /** All files of the version that one tells of. */
  async function filesOf(name: string): Promise<RuntimeFile[]> {
    const builtIn = builtInOf(name);
    if (builtIn !== undefined) noFiles(builtIn, `runtime ${name}`);
    const its = found(name);
    const hash = its?.current ?? its?.candidate;
    const files = hash ? versions.files(hash) : await bundledFiles(bundledId(name) ?? '');
    return files ?? notFound(name);
  }
  async function infoOf(name: string): Promise<RuntimeInfo> {
    const builtIn = BUILT_IN_INFO.find(({ id }) => id === builtInOf(name));
    if (builtIn) return builtIn;
    const its = found(name);
    if (its) return installedInfo(versions, its, its.source.kind === 'bundled' ? await bundledHash(its.id) : null);
    const manifest = bundledManifests().find(({ id }) => id === bundledId(name)) ?? notFound(name);
    return bundledInfo(manifest, (await bundledHash(manifest.id)) ?? '');
  }
  return {
    async list() {
      const all = installed.all();
      const free = bundledManifests().filter(({ id }) => !all.some((one) => one.id === id));
      const items = await Promise.all([...all, ...free].map(({ id }) => infoOf(id)));
      return { items: [...BUILT_IN_INFO, ...items.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity))] };
    },
    async show(name) {
      const info = await infoOf(name);
      if (info.state === 'built-in') return { ...info, manifest: null, files: [], samples: [], tests: [], lastTest: null, changes: null };
      const files = await filesOf(name);
      const { runtime } = runtimeOfFiles(files);
      return {
        ...info,
        manifest: runtime?.manifest ?? null,
        files: files.map((file) => ({ name: file.name, bytes: bytesOf(file).length, hash: sha256(bytesOf(file)) })),
        samples: runtime?.samples.map((one) => one.name) ?? [],
        tests: runtime?.tests.map((one) => one.name) ?? [],
        ...(await testsOf(info.id)),
      };
    },
    files: async (name, version) => ({
      files: version === undefined ? await filesOf(name) : (versions.files(version) ?? notFound(`${name}@${version}`)),
    }),
    lint(files) {
      const { runtime, findings } = lint(files);
      return { manifest: runtime?.manifest ?? null, hash: versionHash(files), findings };
    },
    install: (it, signal) =>
      stream(async (tell, stop) => {
        if ('files' in it) return installing.install({ ...it, updated: null }, tell, stop);
        const builtIn = builtInOf(it.id);
        if (builtIn !== undefined) refused(`${builtIn} is built in: there is nothing to install.`, 'id');
        const files = (await bundledFiles(bundledId(it.id) ?? '')) ?? notBundled(it.id);
        return installing.install({ files, source: { kind: 'bundled' }, updated: null }, tell, stop);
      }, signal),
    update: ({ id, files: given, source, environment }, signal) =>
      stream(async (tell, stop) => {
        const builtIn = builtInOf(id);
        if (builtIn !== undefined) refused(`${builtIn} is built in, and changes with Treeline alone.`, 'id');
        const its = found(id) ?? notFound(id);
        if (given) return installing.install({ files: given, source: source ?? its.source, updated: its.id, environment }, tell, stop);
        if (its.source.kind !== 'bundled')
          refused(
            `${its.id} was not bundled: its files are to come with it. In its folder, or where that is: treeline runtime update ${its.id}`,
            'files',
          );
        const files = (await bundledFiles(its.id)) ?? notBundled(its.id);
        return installing.install({ files, source: its.source, updated: its.id }, tell, stop);
      }, signal),
    test: (it, signal) =>
      stream(async (tell, stop) => {
        const files = 'id' in it ? await filesOf(it.id) : it.files;
        const { runtime, findings } = lint(files);
        const id = runtime?.manifest.id ?? null;
        tell({ kind: 'findings', id, version: runtime?.manifest.version ?? null, findings });
        if (!runtime || findings.some(({ severity }) => severity === 'error'))
          return tell(endOf({ id, hash: null, ok: false, results: [], reason: 'It could not be tested: see what is to be put right.' }));
        const { manifest } = runtime;
        const hash = unlessFull(folder, 'test it again', () => versions.keep(files, manifest));
        // What is installed from these very files has its environment: it is not made again, and may have come from elsewhere.
        const its = installed.byId(manifest.id);
        const environment = its?.current === hash && ('id' in it || isKept(its.environment ?? '')) ? its.environment : null;
        const on = { version: hash, manifest, files: filesOfPrograms(files), environment };
        const wanted = runtime.tests.filter(({ name }) => it.only === undefined || it.only.includes(name));
        if (wanted.length === 0) return tell(endOf({ id, hash, ok: false, results: [], reason: noTest(runtime.tests, it.only) }));
        const isAll = wanted.length === runtime.tests.length;
        const { results } = await testOn({ runtime, on, tests: wanted, isAll }, tell, stop);
        const failed = results.filter(({ passed }) => !passed).length;
        const reason = `${results.length - failed} of ${results.length} self-tests passed.`;
        tell(endOf({ id, hash, ok: failed === 0, results, reason }));
      }, signal),
    async remove(name) {
      const builtIn = builtInOf(name);
      if (builtIn !== undefined) refused(`${builtIn} is built in, and stays.`, 'id');
      const its = found(name) ?? notFound(name);
      if (installing.isBusy(its.id)) refused(`${its.id} is being installed; end that first, or wait for it.`, 'id');
      installed.remove(its.id);
      const { versions: gone, bytes } = versions.sweep();
      const environment = its.environment;
      if (environment === null || !isKept(environment)) return { id: its.id, versions: gone, environment: null, freedBytes: bytes };
      const freed =
        installed.holder(environment) === null
          ? await place?.environments.remove(environment).catch((error: unknown) => {
              log(`the environment of ${its.id} stays until there is no room for it: ${String(error)}`);
              return null;
            })
          : null;
      return { id: its.id, versions: gone, environment: freed ? 'removed' : 'kept', freedBytes: bytes + (freed?.freedBytes ?? 0) };
    },
    matrix,
    runs,
    async close() {
      closing.abort();
      await Promise.all(working);
    },
  };
}

function noFiles(id: string, what: string): never {
  throw new Refusal(`${id} is built in, and has no files and no self-tests of its own.`, { code: 'NOT_FOUND', what });
}

function noTest(tests: readonly { name: string }[], only: readonly string[] = []): string {
  if (tests.length === 0) return 'It has no self-test: nothing is proved of it. Add a folder tests/NAME with a program.';
  return `There is no self-test ${only.join(' or ')} in it; there are: ${tests.map(({ name }) => name).join(', ')}.`;
}

function notBundled(name: string): never {
  const ids = bundledManifests().map(({ id }) => id);
  const meant = nearest(name, ids);
  const message = `There is no bundled runtime ${name}${meant ? `; did you mean ${meant}?` : '.'} There are: ${ids.join(', ')}; or name a folder, as ./${name}.`;
  throw new Refusal(message, { code: 'NOT_FOUND', what: `runtime ${name}` });
}
