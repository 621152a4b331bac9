import { sourceName } from '../../contract/settings.ts';
import type { Environments } from '../../environments/environments.ts';
import type { SettingsStore } from '../../settings/stored-settings.ts';
import { connectDaemon, DaemonAbsent } from './daemon.ts';

/** Stands where the docker engine will. */
export function notYet(settings: SettingsStore) {
  const absent = async () => {
    await connectDaemon();
    throw new DaemonAbsent('The docker engine is not built yet.');
  };
  return {
    status: async () => ({
      state: 'absent' as const,
      sentence: await absent().catch((error: unknown) => String((error as Error).message)),
      daemon: null,
      images: null,
      source: { name: sourceName(settings.get().source), identity: null },
      waiting: 0,
    }),
    prepare: absent,
    environments: {
      obtain: absent,
      list: () => ({ items: [], bytes: 0, budgetBytes: settings.get().environmentBytes }),
      show: () => null,
      remove: () => Promise.resolve(null),
      gc: absent,
      close: () => Promise.resolve(),
    } satisfies Environments,
  };
}
