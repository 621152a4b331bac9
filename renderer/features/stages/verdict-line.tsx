import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import { Words } from '../../ui/words.tsx';
import { useRunWarning } from '../instruments/use-run-warning.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { Elapsed } from './elapsed.tsx';
import { judges, type ShownRun } from './run-store.ts';
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
          <span className={styles.reason}>{event.tests && judges(event) ? sumOf(event.tests) : <Words of={event.verdict.reason} />}</span>
          <LightsWarning />
        </>
      ) : (
        <span className={styles.reason}>
          {doing(event, entry)} <Elapsed key={run.id} className={styles.elapsed} />
        </span>
      )}
    </p>
  );
}

/** Which of them fail, and why, is told in their list. */
function sumOf({ total, judged, failed }: NonNullable<SubmissionEvent['tests']>): string {
  const notRun = total - judged;
  return [
    `${judged - failed} of ${total} tests passed`,
    ...(failed ? [`${failed} failed`] : []),
    ...(notRun ? [`${notRun} not run`] : []),
  ].join(', ');
}

/** Of the lights of this run, while they are those that are shown. */
function LightsWarning() {
  const warning = useRunWarning();
  const isShown = usePlayback((s) => s.shown?.origin === 'run');
  return isShown && warning && <span className={styles.warning}>{warning}</span>;
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
      return event?.terminal?.waiting ? `${entry}: waits for input` : `${entry}: running`;
  }
}
