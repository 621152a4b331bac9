import { activeFile, filesOf, useWorkspace } from '../files/workspace.ts';
import { MANIFEST } from './manifest.ts';

/** Whether a project is a runtime that is being written. */
export function isRuntime(project: string): boolean {
  const listing = useWorkspace.getState().projects[project]?.listing ?? [];
  return listing.includes(MANIFEST) || filesOf(project).some(({ path }) => path === MANIFEST);
}

/** The runtime that is worked on; null where the file at hand belongs to none, or cannot be changed. */
export function activeRuntime(): string | null {
  const file = activeFile();
  return file && !file.readOnly && isRuntime(file.project) ? file.project : null;
}
