import { project, workFile } from './new-file.ts';
import { addProject, fileOf, filesOf, inputOf, useWorkspace } from './workspace.ts';

/** Opens a copy, which can be changed, of a project that cannot. */
export function openCopy(of: string): void {
  const original = useWorkspace.getState().projects[of];
  if (!original) return;
  const { name, engine, runtime, attached = [] } = original;
  const copy = project(filesOf(of).length + attached.length > 1 ? 'sample' : 'loose', name, {
    input: inputOf(of),
    engine,
    runtime,
    attached,
  });
  const files = filesOf(of).map((f) => workFile(copy.id, f.path, f.text, { bom: f.bom, open: f.open }));
  addProject(copy, files, fileOf(useWorkspace.getState().active)?.path ?? files[0]?.path);
}
