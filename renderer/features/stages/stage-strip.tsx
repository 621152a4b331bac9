import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import { STAGES, type StageName } from '../../../executor/contract/verdict.ts';
import { Elapsed } from './elapsed.tsx';
import { judges } from './run-store.ts';
import { stageFace, type StageFace } from './stage-face.ts';
import styles from './stage-strip.module.css';

const NAMES: Record<StageName, string> = { environment: 'Environment', build: 'Build', compile: 'Compile', run: 'Run' };

/** What a stage without figures is, for screen readers. */
const WORDS: Record<StageFace['state'], string> = {
  none: 'nothing yet',
  waiting: 'waiting',
  running: 'running',
  ok: 'done',
  failed: 'failed',
  stopped: 'stopped',
  skipped: 'skipped',
};

export interface StageStripProps {
  event: SubmissionEvent | null;
  /** the stage whose output is shown; null where nothing was run */
  shown: StageName | null;
  onShow(stage: StageName): void;
}

/** The four stages, each with its state and what it used. */
export function StageStrip({ event, shown, onShow }: StageStripProps) {
  return (
    <div className={styles.strip} role="group" aria-label="Stages">
      {STAGES.map((stage) => {
        const { state, text } = stageFace(event, stage);
        const can = event?.stages[stage] !== undefined || (stage === 'run' && event !== null && judges(event));
        return (
          <button
            key={stage}
            type="button"
            className={styles.stage}
            data-state={state}
            aria-label={`${NAMES[stage]} stage: ${text || WORDS[state]}`}
            aria-pressed={can ? stage === shown : undefined}
            disabled={!can}
            onClick={() => onShow(stage)}
          >
            <span className={styles.line}>
              <span className={styles.name}>{NAMES[stage]}</span>
              <span className={styles.figures} title={text}>
                {text.split(' · ').map((figure) => (
                  <span key={figure}>{figure}</span>
                ))}
                {state === 'running' && <Elapsed />}
              </span>
            </span>
            <span className={styles.bar} aria-hidden />
          </button>
        );
      })}
    </div>
  );
}
