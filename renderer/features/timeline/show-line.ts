import { useEditor } from '../editor/editor-store.ts';
import { activeFile } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { currentLine, usePlayback } from './playback-store.ts';

/** Brings a line of the file that is worked on into sight, and leaves the cursor and the keys where they are. */
export function showLine(file: string, line: number): void {
  if (activeFile()?.id === file) useEditor.setState({ wanted: { file, line, column: 1, quietly: true } });
}

/** While it does not play, the line that set the shown frame is in sight. Returns how to stop. */
export function followFrame(): () => void {
  return usePlayback.subscribe((now, was) => {
    if (now.playing || now.frame === was.frame || now.recording !== was.recording) return;
    const at = currentLine(now);
    const { stale, program } = usePreview.getState();
    // Lines of an older text are not lines of this one.
    if (at && !(stale && at.file === program)) showLine(at.file, at.line);
  });
}
