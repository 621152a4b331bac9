import type { RuntimeFinding } from '../../../executor/contract/runtimes.ts';
import { reveal } from '../editor/editor-store.ts';
import { openFromFolder } from '../files/open-files.ts';
import { filesOf, showFile, useWorkspace } from '../files/workspace.ts';
import { MANIFEST } from './manifest.ts';

/** Shows where a finding is; one about a file that is missing, in the manifest. */
export async function goToFinding(project: string, { file: path, line }: RuntimeFinding): Promise<void> {
  const folder = useWorkspace.getState().projects[project];
  const open = (of: string) => filesOf(project).find((file) => file.path === of);
  if (folder?.listing.includes(path) && !open(path)) await openFromFolder(folder, path);
  const file = open(path) ?? filesOf(project).find((one) => one.path.startsWith(`${path}/`)) ?? open(MANIFEST);
  if (!file) return;
  showFile(file.id);
  reveal(file.id, line ?? 1);
}
