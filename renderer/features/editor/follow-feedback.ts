import type { editor } from 'monaco-editor/editor';
import { fileOf } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { useRun } from '../stages/run-store.ts';
import { showError, showFindings, type RunError } from './markers.ts';
import { fileIdOf } from './models.ts';

/** Shows in the program what the preview finds in it, and where a run stopped. Returns how to stop. */
export function followFeedback(code: editor.IStandaloneCodeEditor): () => void {
  const show = (): void => {
    const model = code.getModel();
    const file = model && fileOf(fileIdOf(model) ?? null);
    if (!model || !file) return;
    const preview = usePreview.getState();
    const isPreviewed = preview.program === file.id && !file.readOnly;
    showFindings(model, isPreviewed ? preview.findings : [], preview.status === 'idle' ? 'Python' : 'tree');
    showError(model, isPreviewed ? previewError() : runError(file.path));
  };
  show();
  const stops = [usePreview.subscribe(show), useRun.subscribe(show)];
  const switched = code.onDidChangeModel(show);
  return () => {
    for (const stop of stops) stop();
    switched.dispose();
  };
}

function previewError(): RunError | null {
  const { error } = usePreview.getState();
  return error?.line ? { line: error.line, message: error.verdict.reason } : null;
}

/** The run that is shown failed in this file: at the line that its verdict names. */
function runError(path: string): RunError | null {
  const { run } = useRun.getState();
  const verdict = run?.event?.verdict;
  const line = verdict?.evidence['line'];
  return run?.entry === path && verdict && typeof line === 'number' ? { line, message: verdict.reason } : null;
}
