import type { MatrixRow, RuntimeDetail, TestRun } from '../contract/runtimes.ts';
import { changesSince } from './changes.ts';
import { installedInfo } from './describe.ts';
import { groundOf, type RuntimePlace } from './ground.ts';
import type { RuntimeStores } from './stores.ts';
import type { KeptTestRun } from './test-store.ts';

/** What self-tests came to, and what changed since. */
export function createTested({ versions, installed, tests }: RuntimeStores, place: RuntimePlace | null) {
  async function testsOf(id: string, at = place): Promise<Pick<RuntimeDetail, 'lastTest' | 'changes'>> {
    const [last, passed] = [tests.last(id), tests.lastPassed(id)];
    if (!last) return { lastTest: null, changes: null };
    const ground = last.manifest.engine === 'docker' ? await groundOf(at, last.ground.environment) : last.ground;
    return { lastTest: told(last), changes: passed && changesSince(passed, { ...last, ground }) };
  }

  async function row(id: string, at: RuntimePlace | null): Promise<MatrixRow> {
    const its = installed.byId(id);
    const info = its && installedInfo(versions, its, null);
    const { lastTest: last, changes } = await testsOf(id, at);
    const { name = id, languages = [] } = info ?? tests.last(id)?.manifest ?? {};
    return {
      id,
      number: info?.number ?? null,
      name,
      languages,
      state: info?.state ?? null,
      hash: info?.hash ?? last?.version ?? null,
      last,
      installedPassed: its?.current ? tests.hasPassed(its.current) : null,
      lastPassedAt: tests.lastPassed(id)?.at ?? null,
      changes,
    };
  }

  return {
    testsOf: (id: string) => testsOf(id),
    /** All that is installed, then all that was tested from folders only. */
    async matrix(): Promise<{ items: MatrixRow[] }> {
      const at = place && asked(place);
      const ids = new Set([...installed.all().map(({ id }) => id), ...tests.ids()]);
      return { items: await Promise.all([...ids].map((id) => row(id, at))) };
    },
    runs: (id: string) => ({ items: tests.all(id).map((run) => ({ ...told(run), name: run.manifest.version })) }),
  };
}

/** The engine, whose status is asked for once. */
function asked(place: RuntimePlace): RuntimePlace {
  let status: ReturnType<RuntimePlace['status']> | undefined;
  return { ...place, status: () => (status ??= place.status()) };
}

function told({ version, at, passed, ground, results }: KeptTestRun): TestRun {
  return { version, at, passed, ground, results };
}
