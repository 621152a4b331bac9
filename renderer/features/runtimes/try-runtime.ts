import type { RuntimeFile, RuntimeSource } from '../../../executor/contract/runtimes.ts';
import { client } from '../../rpc/client.ts';
import { useWorkspace } from '../files/workspace.ts';
import { MANIFEST, saidOf } from './manifest.ts';
import { runtimeFiles } from './runtime-files.ts';
import { activeRuntime } from './runtime-project.ts';
import { follow } from './trial-store.ts';

/** Runs the self-tests of a runtime as it is written, all or some of them, and shows what comes of each. */
export async function testProject(project: string, only?: string[]): Promise<void> {
  await follow({ key: project, kind: 'test', name: nameOf(project) }, async (signal) =>
    client.runtimes.test({ files: await runtimeFiles(project), ...(only && { only }) }, { signal }),
  );
}

/** Runs those of the runtime that is worked on. */
export async function testActive(): Promise<void> {
  const project = activeRuntime();
  if (project !== null) await testProject(project);
}

/** Installs a runtime as it is written, or puts it in the place of the version that is installed. */
export async function installProject(project: string): Promise<void> {
  const isThere = async (id: string | null): Promise<boolean> =>
    (await client.runtimes.list()).items.some((one) => one.id === id && one.state === 'available' && one.hash !== null);
  await follow({ key: project, kind: 'install', name: nameOf(project) }, async (signal) => {
    const files = await runtimeFiles(project);
    const { id } = saidOf(files.find(({ name }) => name === MANIFEST)?.content ?? '');
    const given: { files: RuntimeFile[]; source: RuntimeSource } = { files, source: { kind: 'window' } };
    return id !== null && (await isThere(id))
      ? client.runtimes.update({ id, ...given }, { signal })
      : client.runtimes.install(given, { signal });
  });
}

/** Installs the one that is worked on. */
export async function installActive(): Promise<void> {
  const project = activeRuntime();
  if (project !== null) await installProject(project);
}

/** Installs a bundled runtime. */
export async function installBundled({ id, name }: { id: string; name: string }): Promise<void> {
  await follow({ key: id, kind: 'install', name }, (signal) => client.runtimes.install({ id }, { signal }));
}

/** Puts the bundled version in the place of the installed one. */
export async function updateBundled({ id, name }: { id: string; name: string }): Promise<void> {
  await follow({ key: id, kind: 'update', name }, (signal) => client.runtimes.update({ id }, { signal }));
}

/** Runs the self-tests of an installed runtime once more. */
export async function testInstalled({ id, name }: { id: string; name: string }): Promise<void> {
  await follow({ key: id, kind: 'test', name }, (signal) => client.runtimes.test({ id }, { signal }));
}

function nameOf(project: string): string {
  return useWorkspace.getState().projects[project]?.name ?? project;
}
