import { fixRounds } from '../../../simulator/rules/apply-fixes.ts';
import { notify } from '../../ui/notices.tsx';
import { activeFile, fileOf } from '../files/workspace.ts';
import { usePreview } from '../preview/use-preview.ts';
import { useFindings } from './findings-store.ts';
import type { ToldFinding } from './told-findings.ts';

export function fixable(told: readonly ToldFinding[]): ToldFinding[] {
  return told.filter((finding) => finding.fix);
}

/** Whether there is something in the file at hand that "fix all" could put right. */
export function canFixAll(): boolean {
  return fixable(useFindings.getState().told).length > 0 && activeFile()?.readOnly === false;
}

/** Applies every fix, and those for what the fixes uncover, in the file at hand: one step to undo, the cursor stays where it was. */
export async function fixAllFindings(): Promise<void> {
  const file = activeFile();
  if (!file || !canFixAll()) return;
  const { told } = useFindings.getState();
  const { applyRounds, textIn } = await import('../editor/apply-rounds.ts');
  // As the editor counts it: its line ends are all of one kind.
  const text = textIn(file.id);
  if (text === null) return;
  const rounds = await fixRounds(text, null, usePreview.getState().check);
  if (fileOf(file.id)?.text !== file.text) {
    return notify('problem', 'Nothing was fixed', 'The program was changed while its fixes were worked out. Fix all again.');
  }
  applyRounds(file.id, rounds);
  const count = fixable(told).length;
  notify('done', count === 1 ? '1 finding is fixed' : `${count} findings are fixed`, 'Undo takes all of it back.');
}
