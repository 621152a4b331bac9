import { reveal } from '../editor/editor-store.ts';
import { showFile, useWorkspace } from '../files/workspace.ts';

/** A place in a program that a line of output names, and where in the line it does. */
export interface Place {
  file: string;
  line: number;
  column: number;
  from: number;
  to: number;
}

const FORMS = [/^(?<file>[^\s:]+\.py):(?<line>\d+):(?<column>\d+)/, /(?<=^\s*)File "(?<file>[^"]+)", line (?<line>\d+)/];

/** Where a line of output points: `main.py:3:5: …`, or a line of a Python traceback. */
export function placeOf(text: string): Place | null {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found?.groups) continue;
    const { file = '', line, column = 1 } = found.groups;
    return { file, line: Number(line), column: Number(column), from: found.index, to: found.index + found[0].length };
  }
  return null;
}

/** Shows such a place in the editor, where the file is open. */
export function goToPlace({ file, line, column }: Place): void {
  const { files, active } = useWorkspace.getState();
  const fits = files.filter((f) => file === f.path || file.endsWith(`/${f.path}`));
  const found = fits.find((f) => f.id === active) ?? fits[0];
  if (!found) return;
  showFile(found.id);
  reveal(found.id, line, column);
}
