import { project, workFile } from '../files/new-file.ts';
import { addProject, filesOf, isDirty, showFile, useWorkspace } from '../files/workspace.ts';
import type { Sample } from './samples.ts';

/** Opens a sample in tabs of its own; one that is open and not changed is shown again. */
export function openSample(sample: Sample): void {
  for (const known of Object.values(useWorkspace.getState().projects)) {
    const files = filesOf(known.id);
    const entry = files.find((f) => f.path === sample.entry);
    if (known.kind === 'sample' && known.name === sample.title && entry && !files.some(isDirty)) return showFile(entry.id);
  }
  const opened = project('sample', sample.title, { input: { stdin: sample.stdin, args: sample.args } });
  addProject(
    opened,
    sample.files.map(({ path, text }) => workFile(opened.id, path, text)),
    sample.entry,
  );
}
