import { useEffect, useState } from 'react';
import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import { Words } from '../../ui/words.tsx';
import { timeLabel } from './labels.ts';
import type { ShownRun } from './run-store.ts';
import { VerdictChip } from './verdict-chip.tsx';
import styles from './verdict-line.module.css';

/** How a submission ended and why, or what it is doing. */
export function VerdictLine({ run }: { run: ShownRun }) {
  const { event, entry } = run;
  return (
    <p className={styles.line} aria-live="polite">
      {event?.verdict ? (
        <>
          <VerdictChip verdict={event.verdict} />
          <span className={styles.reason}>
            <Words of={event.verdict.reason} />
          </span>
        </>
      ) : (
        <span className={styles.reason}>
          {doing(event, entry)} <Elapsed key={run.id} />
        </span>
      )}
    </p>
  );
}

function doing(event: SubmissionEvent | null, entry: string): string {
  switch (event?.status) {
    case undefined:
      return `${entry}: sent`;
    case 'QUEUED':
      return event.position ? `${entry}: waiting, ${event.position} before it` : `${entry}: next`;
    case 'SETTING_UP_ENVIRONMENT':
      return `${entry}: setting up the environment`;
    case 'BUILDING':
      return `${entry}: building`;
    case 'COMPILING':
      return `${entry}: compiling`;
    default:
      return `${entry}: running`;
  }
}

/** Time since it is shown: enough to see that it goes on. */
function Elapsed() {
  const [since] = useState(() => performance.now());
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return now - since < 300 ? null : (
    <span className={styles.elapsed} aria-hidden>
      {timeLabel(now - since)}
    </span>
  );
}
