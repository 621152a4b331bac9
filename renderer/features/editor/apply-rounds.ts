import type { Replacement } from '../../../simulator/rules/apply-fixes.ts';
import { modelOf } from './models.ts';
import { Range } from './monaco.ts';

/** The text of an open file as its model has it; null where the file is gone. */
export function textIn(file: string): string | null {
  return modelOf(file)?.getValue() ?? null;
}

/** Makes replacements in an open file, round by round, as one step to undo. Cursors move along with the text. */
export function applyRounds(file: string, rounds: readonly (readonly Replacement[])[]): void {
  const model = modelOf(file);
  if (!model) return;
  model.pushStackElement();
  for (const round of rounds) {
    const edits = round.map(({ from, to, text }) => ({
      range: Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)),
      text,
    }));
    model.pushEditOperations(null, edits, () => null);
  }
  model.pushStackElement();
}
