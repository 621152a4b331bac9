import { namesLights } from '../../../executor/contract/names-lights.ts';
import type { RequestInput } from '../../../executor/contract/request.ts';
import { namesTreeApi } from '../../../simulator/rules/names-tree-api.ts';
import { engineOf } from '../engine/engine-of.ts';
import { filesOf, inputOf, useWorkspace, type WorkFile } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { MANIFEST, saidOf } from '../runtimes/manifest.ts';
import { namedFor } from '../runtimes/named-for.ts';
import { programFolder } from '../runtimes/program-folder.ts';
import { isRuntime } from '../runtimes/runtime-project.ts';
import { useTree } from '../trees/tree-store.ts';
import { projectFiles } from './project-files.ts';
import { splitArgs } from './split-args.ts';

/** Whether a file is a light program: such a one is run by itself, by the tree's own rules, which the embedded engine has. */
export function isLight(file: WorkFile): boolean {
  if (!file.path.endsWith('.py') || engineOf(file.project).engine !== 'embedded') return false;
  const chosen = useWorkspace.getState().projects[file.project]?.runtime?.id;
  return chosen === undefined ? namesTreeApi(file.text) : chosen === 'light';
}

/** The file that Run begins with: a light program itself; of a runtime, its sample's; else its project's `main.py`, or the file one looks at. */
export function entryOf(file: WorkFile): string {
  if (isLight(file)) return file.path;
  const project = useWorkspace.getState().projects[file.project];
  const paths = [...filesOf(file.project).map((f) => f.path), ...(project?.listing ?? [])];
  if (isRuntime(file.project)) return entryOfRuntime(file, paths);
  return paths.includes('main.py') ? 'main.py' : file.path;
}

function entryOfRuntime({ path, project }: WorkFile, paths: readonly string[]): string {
  const folder = programFolder(path, paths);
  if (folder === null || path.startsWith(folder)) return path;
  const manifest = filesOf(project).find((file) => file.path === MANIFEST);
  const entry = `${folder}${manifest ? (saidOf(manifest.text).entry ?? '') : ''}`;
  return paths.find((one) => one === entry) ?? paths.find((one) => one.startsWith(folder)) ?? path;
}

/** What Run asks for: the whole project the file belongs to, as it is in the editor, saved or not. @throws Error with a sentence */
export async function requestOf(file: WorkFile): Promise<RequestInput> {
  const project = useWorkspace.getState().projects[file.project];
  const input = inputOf(file.project);
  const given = { stdin: input.stdin, args: splitArgs(input.args) };
  if (isRuntime(file.project)) {
    const { programRequest } = await import('../runtimes/run-program.ts');
    return programRequest(file.path, await projectFiles(file.project), given);
  }
  const entry = entryOf(file);
  // An installed runtime says itself what its scripts begin with.
  const known = project?.runtime?.entry ?? null;
  const request = {
    files: namedFor(known, await projectFiles(file.project)),
    ...(entry.endsWith('.py') && known === null ? { entry } : {}),
    ...(project?.runtime ? { runtime: project.runtime.id } : project?.engine ? { engine: project.engine } : {}),
  };
  const { leds, rules, speed } = useTree.getState().file;
  const light = { leds, rules, seed: usePreview.getState().seed, microsPerLed: speed.microsPerLed };
  if (isLight(file)) return { ...request, runtime: 'light', light };
  const ordinary = { ...request, ...given };
  return engineOf(file.project).engine === 'docker' && namesLights(request.files) ? { ...ordinary, light } : ordinary;
}
