import type { Case } from './case.ts';
import { type CaseResult, type GridExecutor, runCase } from './run-case.ts';

/** As many side by side as an executor runs by itself. */
const LANES = 2;

/** Runs the cases, and tells each as it ends; after the signal it begins no other. */
export async function runGrid(
  executor: GridExecutor,
  cases: readonly Case[],
  onResult: (result: CaseResult) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...cases];
  async function lane(): Promise<void> {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) onResult(await runCase(executor, next));
  }
  await Promise.all(Array.from({ length: LANES }, lane));
}
