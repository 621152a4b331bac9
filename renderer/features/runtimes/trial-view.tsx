import { Grid3x3, ListChecks, PackageCheck, Square } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Words } from '../../ui/words.tsx';
import { filesOf, useWorkspace } from '../files/workspace.ts';
import { FindingRows } from './finding-rows.tsx';
import { MANIFEST, saidOf } from './manifest.ts';
import { activeRuntime } from './runtime-project.ts';
import { showMatrix } from './shown-runtime.ts';
import { StateIcon } from './state-icon.tsx';
import { TestRow } from './test-row.tsx';
import { stopTrial, useTrials } from './trial-store.ts';
import type { Trial } from './trial.ts';
import { installProject, testProject } from './try-runtime.ts';
import styles from './trial-view.module.css';

/** The self-tests of the runtime that is worked on, or was tried last, as they end; each opens on what came of it. */
export function TrialView() {
  const active = useWorkspace(activeRuntime);
  const { all, shown } = useTrials();
  const isWritten = useWorkspace((s) => shown !== null && shown in s.projects);
  // One of the catalogue was asked for; one that is written is whichever is worked on.
  const key = shown !== null && all[shown] && (!isWritten || active === null) ? shown : active;
  const trial = key === null ? undefined : all[key];
  const faults = trial?.end?.ok === false && trial.rows.length === 0 ? trial.findings.filter(({ severity }) => severity === 'error') : [];
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <div className={styles.told} aria-live="polite">
          {trial ? <Told trial={trial} /> : <p className={styles.hint}>Its self-tests prove a runtime: here, and wherever it goes.</p>}
        </div>
        <div className={styles.actions}>
          {key !== null && trial && !trial.end ? (
            <Button onClick={() => stopTrial(key)}>
              <Square size={11} aria-hidden /> Stop
            </Button>
          ) : (
            active !== null && <WrittenActions project={active} />
          )}
          <IconButton icon={Grid3x3} label="What passed when" onClick={() => showMatrix(idOf(key))} />
        </div>
      </div>
      {trial && !trial.end && <Progress label={trial.doing} done={trial.done} total={trial.total} />}
      {faults.length > 0 && active !== null && <FindingRows project={active} findings={faults} />}
      {trial && trial.rows.length > 0 && (
        <ul className={styles.list} aria-label="Self-tests">
          {trial.rows.map((row) => (
            <TestRow key={row.name} row={row} over={trial.end !== null} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Told({ trial: { end, doing, name, rows, kind } }: { trial: Trial }) {
  const passed = rows.filter(({ result }) => result?.passed).length;
  const all = passed === 1 ? `The one self-test of ${name} passed.` : `All ${passed} self-tests of ${name} passed.`;
  if (!end) {
    return (
      <p className={styles.doing}>
        <StateIcon look="busy" words="running" />
        <span>
          {name}: {doing}
          {rows.length > 0 && `, ${rows.filter(({ result }) => result).length} of ${rows.length} ended`}
        </span>
      </p>
    );
  }
  return (
    <p className={styles.doing} data-ok={end.ok}>
      <StateIcon look={end.ok ? 'ok' : 'bad'} words={end.ok ? 'passed' : 'failed'} />
      <span>
        <Words of={kind === 'test' && end.ok ? all : end.reason} />
      </span>
    </p>
  );
}

function WrittenActions({ project }: { project: string }) {
  return (
    <>
      <Button onClick={() => void testProject(project)}>
        <ListChecks size={13} aria-hidden /> Run self-tests
      </Button>
      <Button look="primary" onClick={() => void installProject(project)}>
        <PackageCheck size={13} aria-hidden /> Install
      </Button>
    </>
  );
}

/** The id of what is shown: of a project, the one that its manifest says. */
function idOf(key: string | null): string | null {
  const manifest = key === null ? undefined : filesOf(key).find(({ path }) => path === MANIFEST);
  return manifest ? saidOf(manifest.text).id : key;
}
