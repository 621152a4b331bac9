import { History } from 'lucide-react';
import type { Submission } from '../../../executor/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { TestDetail } from '../tests/test-detail.tsx';
import { TestList } from '../tests/tests-view.tsx';
import { useTests } from '../tests/use-tests.ts';
import { openTestRun } from './open-test-run.ts';
import styles from './test-outcome.module.css';

/** What the program of a self-test did: its cases as they are judged, or what the stage that says the most wrote. */
export function TestOutcome({ submission: id, live }: { submission: string; live: boolean }) {
  const { tests, submission, problem } = useTests(id, live);
  if (problem) return <p className={styles.note}>{problem}</p>;
  if (!submission) return <p className={styles.note}>Reading…</p>;
  const stage = tellingStage(submission);
  const judged = tests?.some(({ result }) => result?.run) ?? false;
  return (
    <div className={styles.outcome}>
      {tests && (judged || live) && <TestList tests={tests} live={live} />}
      {!judged && stage && <Stage {...stage} />}
      {!live && (
        <Button look="quiet" className={styles.open} onClick={() => void openTestRun(id)}>
          <History size={12} aria-hidden /> Open its run
        </Button>
      )}
    </div>
  );
}

/** The last stage that ran, which is the one that failed where one did. */
function tellingStage({ environment, build, compile, run }: Submission) {
  const stages = { run, compile, build, environment };
  for (const [name, result] of Object.entries(stages)) if (result) return { name, result };
  return null;
}

function Stage({ name, result }: { name: string; result: NonNullable<Submission['run']> }) {
  const test = { name, stdin: '', files: [] };
  return result.output === '' ? (
    <p className={styles.note}>The {name} stage wrote nothing.</p>
  ) : (
    <div className={styles.stage}>
      <TestDetail test={test} result={{ name, verdict: null, run: result }} />
    </div>
  );
}
