import { activeFile, useWorkspace } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';

/** Hands the program that is worked on to the live preview, whenever its text changes or another one is turned to. Returns how to stop. */
export function feedPreview(): () => void {
  let fed: { id: string; text: string } | null = null;
  const feed = (): void => {
    const file = activeFile();
    if (!file?.path.endsWith('.py') || file.readOnly) return;
    if (fed?.id === file.id && fed.text === file.text) return;
    fed = { id: file.id, text: file.text };
    usePreview.getState().schedule(file.text, file.path);
  };
  feed();
  return useWorkspace.subscribe(feed);
}
