import { Copy, ListChecks, Square, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { notify } from '../../ui/notices.tsx';
import { Words } from '../../ui/words.tsx';
import { useWorkspace } from '../files/workspace.ts';
import { FindingsList } from '../findings/findings-list.tsx';
import { useFindings } from '../findings/findings-store.ts';
import { FindingsTab } from '../findings/findings-tab.tsx';
import { useLint } from '../runtimes/lint-store.ts';
import { useTrials } from '../runtimes/trial-store.ts';
import { TrialTab } from '../runtimes/trial-tab.tsx';
import { TerminalView } from '../terminal/terminal-view.tsx';
import { hasTests } from '../tests/project-tests.ts';
import { TestsView } from '../tests/tests-view.tsx';
import { InputPopup } from './input-popup.tsx';
import type { Shown } from './output-lines.ts';
import { OutputViewer } from './output-viewer.tsx';
import { PreviewPrints } from './preview-prints.tsx';
import { isLive, judges, tellingStage, useRun, type ShownRun } from './run-store.ts';
import { cancelRun, rerun, runTests } from './run.ts';
import { StageFigures } from './stage-figures.tsx';
import { StageStrip } from './stage-strip.tsx';
import { StreamChoice } from './stream-choice.tsx';
import { useOutput } from './use-output.ts';
import { VerdictLine } from './verdict-line.tsx';
import styles from './stages-panel.module.css';

const TrialView = lazy(() => import('../runtimes/trial-view.tsx').then((m) => ({ default: m.TrialView })));
const RuntimeFindings = lazy(() => import('../runtimes/runtime-findings.tsx').then((m) => ({ default: m.RuntimeFindings })));

/** The stages of the submission that was run last, or opened from the history, and what they wrote; or what is told of the program. */
export function StagesPanel() {
  const { run, refused, stage } = useRun();
  const telling = tellingStage(run?.event ?? null);
  const shown = stage ?? telling;
  const findings = useFindings((s) => s.open);
  const trials = useTrials((s) => s.open);
  const isRuntime = useLint((s) => s.project !== null);
  return (
    <section className={styles.panel} aria-label="Stages and output">
      <div className={styles.head}>
        <StageStrip
          event={run?.event ?? null}
          shown={run && !findings && !trials ? shown : null}
          onShow={(next) => {
            useRun.setState({ stage: next });
            useFindings.setState({ open: false });
            useTrials.setState({ open: false });
          }}
        />
        <TrialTab />
        <FindingsTab />
      </div>
      {trials ? (
        <Suspense fallback={null}>
          <TrialView />
        </Suspense>
      ) : findings ? (
        isRuntime ? (
          <Suspense fallback={null}>
            <RuntimeFindings />
          </Suspense>
        ) : (
          <FindingsList />
        )
      ) : !run ? (
        <NoRun refused={refused} />
      ) : shown === 'run' && run.event !== null && judges(run.event) ? (
        <StageTests key={run.id} run={run} />
      ) : shown === 'run' && run.event?.terminal && run.event.stages.run ? (
        <TerminalView key={run.id} run={run} />
      ) : (
        <StageOutput key={`${run.id} ${shown}`} run={run} stage={shown} />
      )}
    </section>
  );
}

function StageOutput({ run, stage }: { run: ShownRun; stage: ReturnType<typeof tellingStage> }) {
  const [show, setShow] = useState<Shown>('output');
  const output = useOutput(run.id, stage);
  const result = run.event?.stages[stage]?.result;
  const lost = result ? result.truncated.stdout + result.truncated.stderr : 0;
  const hasStderr = (run.event?.stages[stage]?.stderrBytes ?? 0) > 0;
  const copyAll = async (): Promise<void> => {
    const { lines } = output;
    await navigator.clipboard.writeText(Array.from({ length: lines.count(show) }, (_, row) => lines.text(row, show)).join('\n'));
    notify('done', 'The output is copied');
  };
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.told}>
          <VerdictLine run={run} />
          <StageFigures event={run.event} stage={stage} />
        </div>
        <div className={styles.actions}>
          {output.lines.count('output') > 0 && (
            <>
              {hasStderr && <StreamChoice show={show} onShow={setShow} />}
              <IconButton icon={Copy} label="Copy the output" onClick={() => void copyAll()} />
            </>
          )}
          <RunActions run={run} />
        </div>
      </div>
      {lost > 0 && <p className={styles.lost}>{lost.toLocaleString('en')} bytes fell out: the beginning and the end are kept.</p>}
      {output.problem && <p className={styles.lost}>The output could not be read, trying again: {output.problem}</p>}
      {output.done && output.lines.count('output') === 0 ? (
        <p className={styles.silent}>{stage === 'run' ? 'The program wrote nothing.' : `The ${stage} stage wrote nothing.`}</p>
      ) : (
        <div className={styles.output}>
          <OutputViewer output={output} show={show} quiet={stage === 'environment'} />
        </div>
      )}
    </>
  );
}

function StageTests({ run }: { run: ShownRun }) {
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.told}>
          <VerdictLine run={run} />
        </div>
        <div className={styles.actions}>
          <RunActions run={run} />
        </div>
      </div>
      <TestsView run={run} />
    </>
  );
}

function RunActions({ run }: { run: ShownRun }) {
  return (
    <>
      <RunTests />
      <InputPopup />
      {run.from === 'history' && isLive(run.event) && (
        <Button onClick={() => void cancelRun()}>
          <Square size={11} aria-hidden /> Cancel
        </Button>
      )}
      {run.from === 'history' && !isLive(run.event) && (
        <IconButton icon={RotateCcw} label="Run it again, exactly" onClick={() => void rerun(run.id)} />
      )}
    </>
  );
}

/** Where the project at hand has test cases. */
function RunTests() {
  const project = useWorkspace((s) => s.files.find((f) => f.id === s.active)?.project);
  // Which files there are is asked for anew with every change of them.
  const has = useWorkspace(() => project !== undefined && hasTests(project));
  if (!has) return null;
  return (
    <Button look="quiet" onClick={() => void runTests()}>
      <ListChecks size={13} aria-hidden /> Run tests
    </Button>
  );
}

function NoRun({ refused }: { refused: string | null }) {
  return (
    <>
      <div className={styles.bar}>
        {refused ? (
          <p className={styles.refused} role="alert">
            <Words of={refused} />
          </p>
        ) : (
          <p className={styles.hint}>Nothing was run in this window yet. The tree shows what you type; Run keeps a submission.</p>
        )}
        <div className={styles.actions}>
          <RunTests />
          <InputPopup />
        </div>
      </div>
      <PreviewPrints />
    </>
  );
}
