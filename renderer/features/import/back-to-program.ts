import { activeFile, useWorkspace } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { showSubmission } from '../stages/run.ts';

/** Takes the lights of a file away again, for those of the program that is open. */
export function backToProgram(): void {
  const file = activeFile();
  const project = file && useWorkspace.getState().projects[file.project];
  if (project?.kind === 'submission') showSubmission({ id: project.id, entry: project.name, from: 'history' });
  else usePreview.getState().again();
}
