import { isLitByRuns, RUN_IT } from '../engine/lit-by-runs.ts';
import { activeFile, useWorkspace } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { showAgain, showSubmission } from '../stages/run.ts';

/** Takes the lights of a file away again, for those of the program that is open. */
export function backToProgram(): void {
  const file = activeFile();
  const project = file && useWorkspace.getState().projects[file.project];
  if (project?.kind === 'submission') showSubmission({ id: project.id, entry: project.name, from: 'history' });
  else if (project && isLitByRuns(project.id)) {
    usePreview.getState().leave(RUN_IT);
    showAgain(project.id);
  } else usePreview.getState().again();
}
