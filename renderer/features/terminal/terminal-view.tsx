import { Accessibility, Square } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { isLive, type ShownRun } from '../stages/run-store.ts';
import { cancelRun } from '../stages/run.ts';
import { StageFigures } from '../stages/stage-figures.tsx';
import { VerdictLine } from '../stages/verdict-line.tsx';
import { toggleReadAloud, useTerminal } from './terminal-store.ts';
import styles from './terminal.module.css';

const TerminalScreen = lazy(() => import('./terminal-screen.tsx').then((m) => ({ default: m.TerminalScreen })));

/** The stage `run` of a submission that has a terminal: how it stands, and the terminal. */
export function TerminalView({ run }: { run: ShownRun }) {
  const readAloud = useTerminal((s) => s.readAloud);
  const leaving = useRef<HTMLDivElement>(null);
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.told}>
          <VerdictLine run={run} />
          <StageFigures event={run.event} stage="run" />
        </div>
        <div className={styles.actions} ref={leaving}>
          <IconButton
            icon={Accessibility}
            label={readAloud ? 'Screen readers read the terminal' : 'Let screen readers read the terminal'}
            aria-pressed={readAloud}
            onClick={toggleReadAloud}
          />
          {run.from === 'history' && isLive(run.event) && (
            <Button onClick={() => void cancelRun()}>
              <Square size={11} aria-hidden /> Cancel
            </Button>
          )}
        </div>
      </div>
      <Suspense fallback={<div className={styles.place} />}>
        <TerminalScreen run={run} onLeave={() => leaving.current?.querySelector('button')?.focus()} />
      </Suspense>
    </>
  );
}
