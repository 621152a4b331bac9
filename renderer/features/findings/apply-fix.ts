import { replacementsOf } from '../../../simulator/rules/apply-fixes.ts';
import { reveal } from '../editor/editor-store.ts';
import type { ToldFinding } from './told-findings.ts';

/** Puts one finding right in an open file, and shows its place. */
export async function applyFix(file: string, finding: ToldFinding): Promise<void> {
  const { applyRounds, textIn } = await import('../editor/apply-rounds.ts');
  const text = textIn(file);
  if (text === null) return;
  applyRounds(file, [replacementsOf(text, [finding])]);
  reveal(file, finding.line, finding.column);
}
