import type { editor } from 'monaco-editor/editor';
import { useFindings } from '../findings/findings-store.ts';
import { showFindings } from './markers.ts';
import { fileIdOf } from './models.ts';

/** Shows in the program what is told of it. Returns how to stop. */
export function followFeedback(code: editor.IStandaloneCodeEditor): () => void {
  const show = (): void => {
    const model = code.getModel();
    const { file, told } = useFindings.getState();
    if (model) showFindings(model, fileIdOf(model) === file ? told : []);
  };
  show();
  const stop = useFindings.subscribe(show);
  const switched = code.onDidChangeModel(show);
  return () => {
    stop();
    switched.dispose();
  };
}
