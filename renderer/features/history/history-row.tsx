import { Container, GitCompareArrows, Lightbulb } from 'lucide-react';
import type { SubmissionSummary } from '../../../executor/contract/submission.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { timeLabel, whenLabel } from '../stages/labels.ts';
import { VerdictChip } from '../stages/verdict-chip.tsx';
import styles from './history-row.module.css';

/** px */
export const ROW_HEIGHT = 50;

export interface HistoryRowProps {
  submission: SubmissionSummary;
  /** px from the list's beginning */
  top: number;
  isShown: boolean;
  /** Holds it against the one that is shown; left out where there is none, or it is this. */
  onCompare?: (() => void) | undefined;
  onOpen(): void;
}

export function HistoryRow({ submission, top, isShown, onCompare, onOpen }: HistoryRowProps) {
  const { entry, verdict, status, createdAt, recording, engine } = submission;
  return (
    <li className={styles.row} style={{ top, height: ROW_HEIGHT }}>
      <button type="button" className={styles.open} aria-current={isShown ? 'true' : undefined} onClick={onOpen}>
        <span className={styles.line}>
          <span className={styles.entry}>{entry}</span>
          {verdict ? <VerdictChip verdict={verdict} /> : <span className={styles.live}>{LIVE[status] ?? 'running'}</span>}
        </span>
        <span className={styles.line}>
          <time className={styles.when} dateTime={createdAt} title={new Date(createdAt).toLocaleString()}>
            {whenLabel(createdAt)}
          </time>
          <span className={styles.figures}>
            {engine === 'docker' && (
              <>
                <Container size={11} aria-hidden /> Docker
              </>
            )}
            {recording && recording.frames > 0 && (
              <>
                <Lightbulb size={11} aria-hidden /> {recording.frames.toLocaleString('en')} {recording.frames === 1 ? 'frame' : 'frames'},{' '}
                {timeLabel(recording.durationMs)}
              </>
            )}
          </span>
        </span>
      </button>
      {onCompare && (
        <IconButton
          icon={GitCompareArrows}
          label="Compare with the run that is shown"
          side="left"
          className={styles.compare}
          onClick={onCompare}
        />
      )}
    </li>
  );
}

const LIVE: Partial<Record<SubmissionSummary['status'], string>> = {
  QUEUED: 'waiting',
  SETTING_UP_ENVIRONMENT: 'environment',
  BUILDING: 'building',
  COMPILING: 'compiling',
};
