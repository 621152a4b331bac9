import type { EngineId } from '../../../executor/contract/request.ts';
import { filesOf, useWorkspace } from '../files/workspace.ts';

/** Files that say how a submission is set up, built and run: with one of them it is for the docker engine, as the executor has it too. */
const STAGE_FILES = ['cutor.nix', 'build.sh', 'compile.sh', 'run.sh'];

/** What a project runs on: what was chosen for it, else what its files ask for, with the file that does. */
export function engineOf(project: string): { engine: EngineId; because: 'chosen' | { file: string } | null } {
  const { engine, listing = [] } = useWorkspace.getState().projects[project] ?? {};
  if (engine) return { engine, because: 'chosen' };
  const paths = new Set([...filesOf(project).map((f) => f.path), ...listing]);
  const file = STAGE_FILES.find((name) => paths.has(name));
  return file ? { engine: 'docker', because: { file } } : { engine: 'embedded', because: null };
}
