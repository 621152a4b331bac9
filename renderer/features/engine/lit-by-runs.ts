import { namesLights } from '../../../executor/contract/names-lights.ts';
import { filesOf } from '../files/workspace.ts';
import { engineOf } from './engine-of.ts';

/** What is said of such a project before its run. */
export const RUN_IT = 'Run it: its lights come as it runs';

/** Whether a project's lights come with its runs, in Docker: no preview can bake them. */
export function isLitByRuns(project: string): boolean {
  return engineOf(project).engine === 'docker' && namesLights(filesOf(project).map(({ path, text }) => ({ name: path, content: text })));
}
