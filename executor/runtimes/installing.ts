import type { RuntimeManifest } from '../contract/runtime-manifest.ts';
import type { RuntimeEvent, RuntimeFile, RuntimeSource, SelfTestResult } from '../contract/runtimes.ts';
import { BUILT_IN, OWN_RUNTIME } from '../intake/runtime.ts';
import { Refusal } from '../refusal.ts';
import { refused } from '../refused.ts';
import { sentenceOf } from '../sentence-of.ts';
import { unlessFull } from '../store/unless-full.ts';
import { bundledManifests } from './bundled.ts';
import { lint } from './lint.ts';
import { makeEnvironment } from './make-environment.ts';
import type { Runtime } from './runtime.ts';
import type { RuntimeStores } from './stores.ts';
import type { Submitting } from './submitting.ts';
import type { EndOf, TestOn } from './testing.ts';
import { versionHash } from './version-hash.ts';

type Tell = (event: RuntimeEvent) => void;

export interface Installation {
  files: readonly RuntimeFile[];
  source: RuntimeSource;
  /** the id of what is to be updated; null where it is to be installed */
  updated: string | null;
  /** the key of one that came with the files, and is there; null where they need none; left out where it is to be made */
  environment?: string | null | undefined;
}

export interface InstallingParts {
  stores: RuntimeStores;
  submitting: Submitting;
  testOn: TestOn;
  endOf: EndOf;
  /** the data folder, for people */
  folder: string;
  /** whether an environment is there */
  isKept(environment: string): boolean;
}

const NO_TESTS =
  'It has no self-test, and becomes available only when all of them pass. Add a folder tests/NAME with a program, and cases/1.in and cases/1.out.';
/** What is built in, and the words that stand beside ids in the paths of the API. */
const RESERVED: ReadonlySet<string> = new Set([...Object.values(BUILT_IN), OWN_RUNTIME, 'matrix', 'schemas', 'bundles']);
const STOPPED = 'It was stopped before all self-tests had passed.';

/**
 * Installs and updates. What is tried is `candidate` in the database until it has passed, so that the next start can tell what a kill left;
 * what it is to replace is available all the while.
 */
export function createInstalling({ stores, submitting, testOn, endOf, isKept, folder }: InstallingParts) {
  const { versions, installed } = stores;
  const busy = new Set<string>();

  /** Takes an id and a number for it, or refuses in a sentence. */
  function place({
    manifest,
    hash,
    source,
    updated,
  }: { manifest: RuntimeManifest; hash: string } & Pick<Installation, 'source' | 'updated'>): void {
    const { id, number } = manifest;
    const its = installed.byId(id);
    if (updated !== null && updated !== id)
      refused(`This is ${updated}, and the files are those of ${id}. Install them beside it, with: treeline runtime install FOLDER`, 'id');
    if (updated === null && its?.current && (its.environment === null || isKept(its.environment)))
      taken(`${its.id} is installed, as number ${its.number}. Bring it up to date with: treeline runtime update ${id}`, id);
    if (its) {
      if (number !== undefined && number !== its.number)
        refused(
          `${id} is installed as ${its.number}, and the manifest now asks for ${number}. Ask for ${its.number}, or remove it first.`,
          'number',
        );
      installed.tried(id, { candidate: hash, source });
      return;
    }
    if (number !== undefined) assertNumber(id, number);
    installed.add({ number: number ?? installed.freeNumber(), id, candidate: hash, source });
  }

  function assertNumber(id: string, number: number): void {
    const holder = installed.byNumber(number)?.id ?? Object.entries(BUILT_IN).find(([n]) => Number(n) === number)?.[1];
    const bundled = bundledManifests().find((one) => one.number === number && one.id !== id);
    const free = `Ask for another, or for none: then it gets ${installed.freeNumber()}.`;
    if (holder !== undefined) taken(`The number ${number} is that of ${holder}. ${free}`, String(number));
    if (bundled) taken(`The number ${number} is that of ${bundled.id}, which is bundled. ${free}`, String(number));
  }

  async function tryOut(
    hash: string,
    runtime: Runtime,
    given: Installation['environment'],
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    const { manifest, files } = runtime;
    const { id } = manifest;
    const environment = given === undefined ? await made() : { key: given };
    if ('reason' in environment) return failed(environment.reason, []);
    if (environment.key !== null) installed.made(id, environment.key);
    const on = { version: hash, manifest, files, environment: environment.key };
    const { results } = await testOn({ runtime, on, tests: runtime.tests, isAll: true }, tell, signal);
    const bad = results.filter(({ passed }) => !passed);
    if (bad.length > 0)
      return failed(`${bad.length} of ${results.length} self-tests failed: ${bad.map(({ name }) => name).join(', ')}.`, results);
    installed.passed(id);
    tell(endOf({ id, hash, ok: true, results, reason: `${id} is available, as number ${installed.byId(id)?.number}.` }));

    function made(): ReturnType<typeof makeEnvironment> {
      tell({ kind: 'progress', sentence: `Making the environment of ${id}.` });
      return makeEnvironment(submitting, { manifest, files }, (sentence) => tell({ kind: 'progress', sentence }), signal);
    }
    function failed(why: string, ran: readonly SelfTestResult[]): void {
      installed.failed(id, why);
      const reason = installed.byId(id)?.current ? `${why} What was installed before stays available.` : why;
      tell(endOf({ id, hash, ok: false, results: ran, reason }));
    }
  }

  return {
    isBusy: (id: string) => busy.has(id),
    /** @throws Refusal before anything is told */
    async install({ files, source, updated, environment }: Installation, tell: Tell, signal: AbortSignal): Promise<void> {
      const { runtime, findings } = lint(files);
      const told: RuntimeEvent = {
        kind: 'findings',
        id: runtime?.manifest.id ?? null,
        version: runtime?.manifest.version ?? null,
        findings: [...findings],
      };
      const faults = findings.filter(({ severity }) => severity === 'error').length;
      if (!runtime || faults > 0) {
        tell(told);
        const reason = `It cannot be installed as it is: ${faults} fault${faults === 1 ? '' : 's'} to be put right first.`;
        return tell(endOf({ id: runtime?.manifest.id ?? null, hash: null, ok: false, results: [], reason }));
      }
      const { manifest } = runtime;
      const { id } = manifest;
      if (RESERVED.has(id)) taken(`The id ${id} is taken by what is built in. Give it another in runtime.json.`, id);
      if (busy.has(id)) taken(`${id} is being installed already; wait for that to end.`, id);
      if (runtime.tests.length === 0) refused(NO_TESTS, 'tests');
      const its = installed.byId(id);
      if (updated === null && its?.current === versionHash(files) && (its.environment === null || isKept(its.environment))) {
        tell(told);
        const reason = `${id} is available already, from the same files, as number ${its.number}.`;
        return tell(endOf({ id, hash: its.current, ok: true, results: [], reason }));
      }
      const keep = () => {
        const kept = versions.keep(files, manifest);
        place({ manifest, hash: kept, source, updated });
        return kept;
      };
      const hash = unlessFull(folder, 'install it again', () => stores.together(keep));
      busy.add(id);
      try {
        tell(told);
        await tryOut(hash, runtime, environment, tell, signal);
      } catch (error) {
        installed.failed(id, signal.aborted ? STOPPED : sentenceOf(error));
        throw error;
      } finally {
        busy.delete(id);
      }
    },
  };
}

function taken(message: string, name: string): never {
  throw new Refusal(message, { code: 'NAME_TAKEN', name });
}
