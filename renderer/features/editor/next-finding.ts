import { activeFile } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { reveal, useEditor } from './editor-store.ts';

/** Puts the cursor on the first finding behind it, and from the last to the first again. */
export function goToNextFinding(): void {
  const file = activeFile();
  const { findings, error, program } = usePreview.getState();
  if (!file || program !== file.id) return;
  const places = findings.map(({ line, column }) => ({ line, column }));
  if (error?.line && places.length === 0) places.push({ line: error.line, column: 1 });
  places.sort((a, b) => a.line - b.line || a.column - b.column);
  const { line, column } = useEditor.getState();
  const next = places.find((p) => p.line > line || (p.line === line && p.column > column)) ?? places[0];
  if (next) reveal(file.id, next.line, next.column);
}
