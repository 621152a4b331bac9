import type { editor } from 'monaco-editor/editor';
import { usePreview } from '../preview/use-preview.ts';
import { currentLine, usePlayback } from '../timeline/playback-store.ts';
import { fileIdOf } from './models.ts';

/** Marks the line that set the frame the tree shows, where that is a line of this text. Returns how to stop. */
export function followPlayback(code: editor.IStandaloneCodeEditor): () => void {
  const marks = code.createDecorationsCollection();
  let marked = 0;
  const mark = (): void => {
    const model = code.getModel();
    const at = currentLine(usePlayback.getState());
    const { program, stale } = usePreview.getState();
    // Lines of an older text are not lines of this one.
    const isOf = model && at && at.file === fileIdOf(model) && !(stale && at.file === program);
    const line = isOf && at.line <= model.getLineCount() ? at.line : 0;
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
  const stops = [usePlayback.subscribe(mark), usePreview.subscribe(mark)];
  const switched = code.onDidChangeModel(() => {
    marked = -1;
    mark();
  });
  return () => {
    for (const stop of stops) stop();
    switched.dispose();
  };
}
