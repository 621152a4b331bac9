import { isLitByRuns, RUN_IT } from '../engine/lit-by-runs.ts';
import { activeFile, fileOf, useWorkspace } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';

/** Hands the program that is worked on to the live preview, whenever its text changes or it is turned to. Returns how to stop. */
export function feedPreview(): () => void {
  /** `lit`: its project, where the lights are its runs' */
  let fed: { id: string; text: string; lit?: string } | null = null;
  const leave = (because?: string): void => {
    if (fed || because !== undefined) usePreview.getState().leave(because);
    fed = null;
  };
  const feed = (): void => {
    const file = activeFile();
    if (!file) return leave('No program is open');
    // The lights of a run are shown by the run.
    if (file.readOnly) return leave();
    if (isLitByRuns(file.project)) {
      if (fed?.lit !== file.project) leave(RUN_IT);
      fed = { id: file.id, text: '', lit: file.project };
      return;
    }
    if (!file.path.endsWith('.py')) {
      // Beside its program, a data file is looked at by the light of that program.
      return fileOf(fed?.id ?? null)?.project === file.project ? undefined : leave('This file sets no lights');
    }
    if (fed?.id === file.id && fed.text === file.text) return;
    fed = { id: file.id, text: file.text };
    usePreview.getState().schedule(file.text, file.path, file.id);
  };
  feed();
  return useWorkspace.subscribe(feed);
}
