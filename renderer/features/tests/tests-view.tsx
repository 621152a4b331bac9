import { ChevronRight, CircleCheck, CircleDashed, CircleX, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import type { TestResult } from '../../../executor/contract/submission.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { Words } from '../../ui/words.tsx';
import { timeLabel } from '../stages/labels.ts';
import { isLive, type ShownRun } from '../stages/run-store.ts';
import { VerdictChip } from '../stages/verdict-chip.tsx';
import { TestDetail } from './test-detail.tsx';
import { useTests, type ShownTest } from './use-tests.ts';
import styles from './tests-view.module.css';

/** The test cases of a submission, a row each, which opens on what went in, what came out and what was expected. */
export function TestsView({ run }: { run: ShownRun }) {
  const live = isLive(run.event);
  const { tests, problem } = useTests(run.id, live);
  if (tests === null) return <p className={styles.note}>{problem ?? 'Reading…'}</p>;
  return (
    <>
      {problem && <p className={styles.note}>{problem}</p>}
      <TestList tests={tests} live={live} />
    </>
  );
}

/** Test cases, and what came of them so far; `live`: they are being run. */
export function TestList({ tests, live }: { tests: readonly ShownTest[]; live: boolean }) {
  /** numbers of those that are open; null: nobody chose yet, and none has failed */
  const [open, setOpen] = useState<ReadonlySet<number> | null>(null);
  const failed = tests.findIndex(({ result }) => result?.verdict && result.verdict.code !== 'OK');
  // At the end: until then, one before it may fail too.
  if (open === null && failed !== -1 && !live) setOpen(new Set([failed]));
  const shown = open ?? new Set<number>();
  const toggle = (number: number): void =>
    setOpen(new Set(shown.has(number) ? [...shown].filter((n) => n !== number) : [...shown, number]));
  return (
    <ul className={styles.list} aria-label="Tests">
      {tests.map((one, number) => (
        <Row key={one.test.name} one={one} live={live} open={shown.has(number)} onToggle={() => toggle(number)} />
      ))}
    </ul>
  );
}

interface RowProps {
  one: ShownTest;
  live: boolean;
  open: boolean;
  onToggle(): void;
}

function Row({ one: { test, result }, live, open, onToggle }: RowProps) {
  const { verdict = null, run = null } = result ?? {};
  const { Icon, state } = faceOf(result, live);
  return (
    <li className={styles.item}>
      <button type="button" className={styles.row} data-state={state} aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={12} className={styles.arrow} aria-hidden />
        <Icon size={14} className={styles.icon} aria-label={state} />
        <span className={styles.name}>{test.name}</span>
        {verdict && verdict.code !== 'OK' && <VerdictChip verdict={verdict} />}
        <span className={styles.reason}>{verdict && verdict.code !== 'OK' && <Words of={verdict.reason} />}</span>
        <span className={styles.figures}>
          {run?.memoryBytes ? <span>{bytesLabel(run.memoryBytes)}</span> : null}
          {run && <span>{timeLabel(run.wallMs)}</span>}
        </span>
      </button>
      {open && <TestDetail test={test} result={result} />}
    </li>
  );
}

function faceOf(result: TestResult | undefined, live: boolean) {
  if (result?.verdict) return result.verdict.code === 'OK' ? { Icon: CircleCheck, state: 'passed' } : { Icon: CircleX, state: 'failed' };
  if (live) return { Icon: LoaderCircle, state: 'waiting' };
  return { Icon: CircleDashed, state: result?.run ? 'stopped' : 'not run' };
}
