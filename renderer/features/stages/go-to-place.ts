import { reveal } from '../editor/editor-store.ts';
import { openFromFolder } from '../files/open-files.ts';
import { activeFile, filesOf, showFile, useWorkspace } from '../files/workspace.ts';
import type { Place } from './place-of.ts';

/** The path of the file that such a place is in, of the project one works on; null where it has none. */
export function pathOf({ file }: Place): string | null {
  const active = activeFile();
  if (!active) return null;
  const { listing = [] } = useWorkspace.getState().projects[active.project] ?? {};
  const name = file.replace(/^\.\//, '');
  const fits = (path: string): boolean => name === path || name.endsWith(`/${path}`);
  return fits(active.path) ? active.path : ([...filesOf(active.project).map((f) => f.path), ...listing].find(fits) ?? null);
}

/** Shows such a place in the editor. */
export async function goToPlace(place: Place): Promise<void> {
  const path = pathOf(place);
  const active = activeFile();
  const project = active && useWorkspace.getState().projects[active.project];
  if (path === null || !project) return;
  if (!filesOf(project.id).some((f) => f.path === path)) await openFromFolder(project, path);
  const file = filesOf(project.id).find((f) => f.path === path);
  if (!file) return;
  showFile(file.id);
  reveal(file.id, place.line, place.column);
}
