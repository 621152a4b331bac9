import { isLitByRuns } from '../engine/lit-by-runs.ts';
import { activeFile, useWorkspace, type Workspace } from '../files/workspace.ts';
import { showAgain, showSubmission } from '../stages/run.ts';

/**
 * Whoever turns to a program as it was run sees that run: its stages, its output, its lights. After a reload too. So does whoever turns back to
 * one whose lights come with its runs. Returns how to stop.
 */
export function followTab(): () => void {
  let turnedTo: string | undefined;
  const follow = ({ projects }: Workspace): void => {
    const file = activeFile();
    if (file?.project === turnedTo) return;
    turnedTo = file?.project;
    const project = file && projects[file.project];
    if (project?.kind === 'submission') showSubmission({ id: project.id, entry: project.name, from: 'history' });
    else if (project && isLitByRuns(project.id)) showAgain(project.id);
  };
  follow(useWorkspace.getState());
  return useWorkspace.subscribe(follow);
}
