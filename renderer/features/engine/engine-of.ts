import type { EngineId } from '../../../executor/contract/request.ts';
import { filesOf, useWorkspace } from '../files/workspace.ts';

/**
 * Files that say how a submission is set up, built and run: with one of them it is for the docker engine, as the executor has it too. The same
 * reason is the same object, so that a component that selects it is not drawn again and again.
 */
const STAGE_FILES = ['cutor.nix', 'build.sh', 'compile.sh', 'run.sh'].map((file) => ({ file }));

/** What a project runs on: what was chosen for it, else what its files ask for, with the file that does. */
export function engineOf(project: string): { engine: EngineId; because: 'chosen' | 'runtime' | { file: string } | null } {
  const { engine, runtime, listing = [] } = useWorkspace.getState().projects[project] ?? {};
  if (runtime) return { engine: runtime.engine, because: 'runtime' };
  if (engine) return { engine, because: 'chosen' };
  const paths = new Set([...filesOf(project).map((f) => f.path), ...listing]);
  const because = STAGE_FILES.find(({ file }) => paths.has(file));
  return because ? { engine: 'docker', because } : { engine: 'embedded', because: null };
}
