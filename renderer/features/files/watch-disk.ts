import { ask } from '../../ui/question.tsx';
import { readDiskFile } from './disk.ts';
import { changedOutside } from './save-files.ts';
import { changeFile, fileOf, isDirty, useWorkspace } from './workspace.ts';

/** Looks at the open files whenever the window is come back to, and takes up what other programs changed. Returns how to stop. */
export function watchDisk(): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || document.visibilityState === 'hidden') return;
    looking = true;
    for (const { id } of useWorkspace.getState().files) await takeUp(id);
    looking = false;
  };
  const listener = (): void => void look();
  addEventListener('focus', listener);
  return () => removeEventListener('focus', listener);
}

async function takeUp(id: string): Promise<void> {
  const file = fileOf(id);
  if (!file?.handle || !(await changedOutside(file))) return;
  // A file that went, or is no text any more, keeps what the editor has: saving says what is wrong.
  const onDisk = await file.handle
    .getFile()
    .then((f) => readDiskFile(f, file.handle))
    .catch(() => null);
  if (!onDisk) return;
  const { text, bom, diskTime } = onDisk;
  if (text === file.text) return changeFile(id, { saved: text, bom, diskTime });
  if (isDirty(file)) {
    const answer = await ask({
      title: `${file.path} was changed by another program`,
      body: 'You have unsaved changes in it. Reading it again discards them.',
      answers: [
        { value: 'reload', label: 'Read it again', look: 'danger' },
        { value: 'keep', label: 'Keep mine', look: 'primary' },
      ],
    });
    if (answer !== 'reload') return changeFile(id, { diskTime });
  }
  changeFile(id, { text, saved: text, bom, diskTime });
}
