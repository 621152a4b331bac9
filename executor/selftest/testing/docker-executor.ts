import { createExecutor } from '../../create-executor.ts';
import { createDockerEngine } from '../../engines/docker/docker-engine.ts';
import { createEnvironments } from '../../environments/create-environments.ts';
import { openSource } from '../../environments/sources/open-source.ts';
import type { Executor } from '../../executor.ts';
import { createInstalledStore } from '../../runtimes/installed-store.ts';
import { DEFAULT_SETTINGS } from '../../settings/stored-settings.ts';
import { ownFolder } from '../../store/own-folder.ts';

/** Python has no part in this. */
const noInterpreter = {
  run: () => Promise.reject(new Error('no Python here')),
  check: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

/** FOR TESTS ONLY: the real executor with the docker engine alone, and as many submissions at a time as asked for. */
export function openDockerExecutor(folder: string, concurrency: number): Promise<Executor> {
  const settings = { ...DEFAULT_SETTINGS, waiting: concurrency };
  return createExecutor({
    folder: ownFolder(folder),
    settings: { concurrency },
    interpreter: noInterpreter,
    openEngines: ({ db, log }) => [
      createDockerEngine({
        folder,
        settings: () => settings,
        log,
        openEnvironments: (prepared) =>
          createEnvironments({
            db,
            prepared,
            source: (ready, progress, signal) =>
              openSource(ready, settings.source, { folder, network: settings.network }, progress, signal),
            network: () => settings.network,
            budgetBytes: () => settings.environmentBytes,
            holder: createInstalledStore(db).holder,
            log,
          }),
      }),
    ],
  });
}
