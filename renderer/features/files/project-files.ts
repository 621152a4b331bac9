import { ask } from '../../ui/question.tsx';
import { permit } from './disk.ts';
import { handleIn, listFolder } from './folder.ts';
import { workFile } from './new-file.ts';
import { reporting } from './reporting.ts';
import { addFile, changeFile, changeProject, removeFile, useWorkspace, type Project, type WorkFile } from './workspace.ts';

/** Adds an empty file to a project, and shows it; of a folder it is made on disk. A file that was alone is a project from then on. */
export async function addToProject(id: string, path: string): Promise<void> {
  const project = projectOf(id);
  if (!project) return;
  if (!project.folder) {
    if (project.kind === 'loose') changeProject(id, { kind: 'sample' });
    return addFile(workFile(id, path, ''));
  }
  const { folder } = project;
  await reporting(`${path} could not be made`, async () => {
    await permit(folder);
    const handle = await handleIn(folder, path, true);
    addFile(workFile(id, path, '', { handle, diskTime: (await handle.getFile()).lastModified }));
    changeProject(id, { listing: await listFolder(folder) });
  });
}

/** Gives a file that is not on disk another name. */
export function renameFile({ id, path, project }: WorkFile, next: string): void {
  const of = projectOf(project);
  if (of?.kind === 'loose' && of.name === path) changeProject(project, { name: next });
  changeFile(id, { path: next });
}

/** Asks, and takes a file that is not on disk out of its project. */
export async function removeFromProject(file: WorkFile): Promise<void> {
  const answer = await ask({
    title: `Remove ${file.path} from the project?`,
    body: 'It is nowhere else: what is in it is lost.',
    answers: [{ value: 'remove', label: 'Remove', look: 'danger' }],
  });
  if (answer === 'remove') removeFile(file.id);
}

function projectOf(id: string): Project | undefined {
  return useWorkspace.getState().projects[id];
}
