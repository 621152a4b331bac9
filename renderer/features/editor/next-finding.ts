import { useFindings } from '../findings/findings-store.ts';
import { reveal, useEditor } from './editor-store.ts';

/** Puts the cursor on the first finding behind it, and from the last to the first again. */
export function goToNextFinding(): void {
  const { file, told } = useFindings.getState();
  const { line, column } = useEditor.getState();
  const next = told.find((p) => p.line > line || (p.line === line && p.column > column)) ?? told[0];
  if (file !== null && next) reveal(file, next.line, next.column);
}
