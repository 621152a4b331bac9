import type { editor } from 'monaco-editor/editor';
import { fileOf } from '../files/workspace.ts';
import { currentLine, usePlayback } from '../timeline/playback-store.ts';
import { fileIdOf } from './models.ts';

/** Marks the line that set the frame the tree shows. Returns how to stop. */
export function followPlayback(code: editor.IStandaloneCodeEditor): () => void {
  const marks = code.createDecorationsCollection();
  let marked = 0;
  const mark = (): void => {
    const model = code.getModel();
    const at = currentLine(usePlayback.getState());
    const path = model && fileOf(fileIdOf(model) ?? null)?.path;
    const line = model && at && at.file === path && at.line <= model.getLineCount() ? at.line : 0;
    if (line === marked) return;
    marked = line;
    marks.set(
      line === 0
        ? []
        : [
            {
              range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
              options: { isWholeLine: true, className: 'treeline-live-line', marginClassName: 'treeline-live-margin' },
            },
          ],
    );
  };
  mark();
  const stop = usePlayback.subscribe(mark);
  const switched = code.onDidChangeModel(() => {
    marked = -1;
    mark();
  });
  return () => {
    stop();
    switched.dispose();
  };
}
