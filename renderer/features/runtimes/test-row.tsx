import { ChevronRight, CircleCheck, CircleDashed, CircleX, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { Words } from '../../ui/words.tsx';
import { timeLabel } from '../stages/labels.ts';
import { TestOutcome } from './test-outcome.tsx';
import type { TrialRow } from './trial.ts';
import rows from '../tests/tests-view.module.css';

/** A self-test: whether it passed, and, opened, what its program did. One that failed is open. `over`: nothing of it goes on. */
export function TestRow({ row: { name, submission, result }, over }: { row: TrialRow; over: boolean }) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? result?.passed === false;
  const { Icon, state } = faceOf(result, over);
  return (
    <li>
      <button
        type="button"
        className={rows.row}
        data-state={state}
        aria-expanded={open}
        disabled={submission === null}
        onClick={() => setChosen(!open)}
      >
        <ChevronRight size={12} className={rows.arrow} aria-hidden />
        <Icon size={14} className={rows.icon} aria-label={state} />
        <span className={rows.name}>{name}</span>
        <span className={rows.reason}>{result && <Words of={result.reason} />}</span>
        {result && (
          <span className={rows.figures}>
            <span>{timeLabel(result.wallMs)}</span>
          </span>
        )}
      </button>
      {open && submission !== null && <TestOutcome submission={submission} live={result === null && !over} />}
    </li>
  );
}

function faceOf(result: TrialRow['result'], over: boolean) {
  if (result) return result.passed ? { Icon: CircleCheck, state: 'passed' } : { Icon: CircleX, state: 'failed' };
  return over ? { Icon: CircleDashed, state: 'stopped' } : { Icon: LoaderCircle, state: 'waiting' };
}
