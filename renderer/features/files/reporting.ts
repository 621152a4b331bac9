import { notify } from '../../ui/notices.tsx';
import { isDismissal } from './disk.ts';

/** Runs a file action, and says what went wrong; a dialog closed by the user is nothing. */
export async function reporting(title: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!isDismissal(error)) notify('problem', title, error instanceof Error ? error.message : String(error));
  }
}
