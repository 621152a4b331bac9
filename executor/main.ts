import { pyodideVersion } from '../simulator/program/process/pyodide-version.ts';
import type { StoredSettings } from './contract/settings.ts';
import { createExecutor, type EngineParts } from './create-executor.ts';
import { dockerChecks } from './engines/docker/daemon/docker-checks.ts';
import { createDockerEngine, type DockerEngine } from './engines/docker/docker-engine.ts';
import { createImageCarrier } from './engines/docker/images/carry-images.ts';
import { dockerVerbs } from './engines/docker/verbs.ts';
import { createEmbeddedEngine } from './engines/embedded/embedded-engine.ts';
import { createEnvironments } from './environments/create-environments.ts';
import { openSource } from './environments/sources/open-source.ts';
import type { Executor, WholeExecutor } from './executor.ts';
import { createBundles } from './runtimes/bundle/create-bundles.ts';
import { createInstalledStore } from './runtimes/installed-store.ts';
import { type LocalSocket, type Owner, startLocalSocket } from './server/local-socket.ts';
import { machineChecks } from './server/machine-checks.ts';
import { openInterpreter } from './server/open-interpreter.ts';
import { createRouter, type TreelineRouter } from './server/router.ts';
import { socketPath } from './server/socket-path.ts';
import { sourceOverride } from './settings/source-override.ts';
import { openSettings } from './settings/stored-settings.ts';
import { dataFolder as ownPlace } from './store/data-folder.ts';
import { ownFolder } from './store/own-folder.ts';

export interface OpenOptions {
  /** default: what TREELINE_DATA names, else the platform's own place */
  dataFolder?: string;
  /** the Node (26 or newer) that Python's processes run on; default: the one that runs this */
  nodePath?: string;
  /** what `<nixpkgs>` is as long as this process lives; default: what TREELINE_SOURCE names, else the setting */
  source?: string;
  /** what this process is, for others that find it */
  kind: Owner['kind'];
}

/** An executor that owns its data folder, and what speaks for it. */
export interface OpenedExecutor {
  executor: WholeExecutor;
  router: TreelineRouter;
  socket: LocalSocket;
  /** Ends what others asked, stops what runs, and gives back the data folder. */
  close(): Promise<void>;
}

/**
 * The composition root: takes the data folder, builds the parts, hands them to each other, and listens for other commands.
 * @throws StoreError where the folder is taken, or cannot be used; Refusal where there is no such source
 */
export async function openExecutor({ dataFolder = ownPlace(), nodePath, source, kind }: OpenOptions): Promise<OpenedExecutor> {
  const override = sourceOverride(source);
  const folder = ownFolder(dataFolder);
  const settings = openSettings({ folder: dataFolder, override, log });
  const interpreter = openInterpreter({ dataFolder, nodePath });
  let docker!: DockerEngine;
  const openEngines = (parts: EngineParts) => {
    // One run has nobody to keep containers waiting for.
    const held = () => (kind === 'run' ? { ...settings.get(), waiting: 0 } : settings.get());
    docker = openDocker(parts, held);
    return [createEmbeddedEngine({ interpreter, version: pyodideVersion() }), docker];
  };
  let core: Executor;
  try {
    core = await createExecutor({ folder, openEngines, interpreter, docker: () => docker, stored: settings.get, log });
  } catch (error) {
    await interpreter.close();
    folder.release();
    throw error;
  }
  let socket: LocalSocket;
  const executor: WholeExecutor = {
    ...core,
    ...dockerVerbs(docker),
    bundles: createBundles({
      folder: dataFolder,
      runtimes: core.runtimes,
      environments: docker.environments,
      images: createImageCarrier(),
    }),
    settings,
    doctor: async () => [
      ...(await core.doctor()),
      ...(await machineChecks(socket.address)),
      ...(await dockerChecks(dataFolder, await docker.status())),
    ],
  };
  // A command tells its user itself what went wrong, in a sentence.
  const router = kind === 'run' ? createRouter(executor, () => {}) : createRouter(executor);
  try {
    socket = await startLocalSocket(socketPath(dataFolder), router, kind);
  } catch (error) {
    await core.close();
    throw error;
  }
  return {
    executor,
    router,
    socket,
    async close() {
      await socket.close();
      await core.close();
    },
  };
}

/** The daemon is looked for when something needs it. */
function openDocker({ db, folder, log }: EngineParts, settings: () => StoredSettings): DockerEngine {
  return createDockerEngine({
    folder,
    settings,
    log,
    openEnvironments: (prepared) =>
      createEnvironments({
        db,
        prepared,
        source: (ready, progress, signal) =>
          openSource(ready, settings().source, { folder, network: settings().network }, progress, signal),
        network: () => settings().network,
        budgetBytes: () => settings().environmentBytes,
        holder: createInstalledStore(db).holder,
        log,
      }),
  });
}

function log(line: string): void {
  process.stderr.write(`treeline: ${line}\n`);
}
