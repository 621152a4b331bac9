import type { RuntimeEvent, SelfTestResult } from '../contract/runtimes.ts';
import type { PinnedRuntime } from '../intake/runtime.ts';
import { changesSince } from './changes.ts';
import { groundOf, type RuntimePlace } from './ground.ts';
import { runSelfTests } from './run-self-tests.ts';
import type { Runtime, SelfTest } from './runtime.ts';
import type { RuntimeStores } from './stores.ts';
import type { Submitting } from './submitting.ts';
import { fileHashes } from './version-hash.ts';

export interface Tested {
  runtime: Runtime;
  on: PinnedRuntime;
  tests: readonly SelfTest[];
  /** whether these are all of its tests: then what they come to is kept, where all could be run */
  isAll: boolean;
}

/** Runs self-tests, tells each result, and keeps what they came to. */
export type TestOn = (it: Tested, tell: (event: RuntimeEvent) => void, signal: AbortSignal) => Promise<{ results: SelfTestResult[] }>;

/** The last event of a stream. */
export type EndOf = (end: {
  id: string | null;
  hash: string | null;
  ok: boolean;
  results: readonly SelfTestResult[];
  reason: string;
}) => RuntimeEvent;

export function createTesting(
  stores: RuntimeStores,
  submitting: Submitting,
  place: () => RuntimePlace | null,
): { testOn: TestOn; endOf: EndOf } {
  const { versions, installed, tests: kept } = stores;
  return {
    async testOn({ runtime: { manifest }, on, tests, isAll }, tell, signal) {
      const told = {
        begun: (name: string, submission: string) => tell({ kind: 'begun', name, submission }),
        ended: (result: SelfTestResult, done: number) => tell({ kind: 'test', result, done, total: tests.length }),
      };
      const { results, environment, ran } = await runSelfTests(submitting, { tests, on }, told, signal);
      if (isAll && ran) {
        const ground = await groundOf(manifest.engine === 'docker' ? place() : null, environment);
        const passed = results.every((result) => result.passed);
        const files = fileHashes(versions.files(on.version) ?? []);
        kept.add({ id: manifest.id, version: on.version, manifest, passed, ground, results, files });
      }
      return { results };
    },
    endOf({ id, hash, ok, results, reason }) {
      const failed = results.filter(({ passed }) => !passed).length;
      const [last, passed] = id === null ? [null, null] : [kept.last(id), kept.lastPassed(id)];
      const changes = last && passed && last.version === hash && !last.passed ? changesSince(passed, last) : null;
      const number = id === null ? null : (installed.byId(id)?.number ?? null);
      return { kind: 'end', ok, id, number, hash, passed: results.length - failed, failed, reason, changes };
    },
  };
}
