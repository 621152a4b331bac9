import { useEditor } from '../editor/editor-store.ts';
import { activeFile } from '../files/workspace.ts';
import { goToFinding } from './go-to-finding.ts';
import { useLint } from './lint-store.ts';

/** Goes to the finding behind the cursor in the runtime that is worked on: file by file, and from the last to the first again. */
export async function goToNextOfRuntime(): Promise<void> {
  const { project, findings } = useLint.getState();
  const path = activeFile()?.path ?? '';
  const { line } = useEditor.getState();
  const places = findings.map((finding) => ({ finding, line: finding.line ?? 1 }));
  const inOrder = places.toSorted((a, b) => a.finding.file.localeCompare(b.finding.file, 'en') || a.line - b.line);
  const behind = inOrder.find((at) => at.finding.file === path && at.line > line) ?? inOrder.find((at) => at.finding.file > path);
  const next = behind ?? inOrder[0];
  if (project !== null && next) await goToFinding(project, next.finding);
}
