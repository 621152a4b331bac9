import { useQuery } from '@tanstack/react-query';
import { useShallow } from 'zustand/react/shallow';
import type { EngineStatus } from '../../executor/contract/engine.ts';
import { useEditor } from '../features/editor/editor-store.ts';
import { engineOf } from '../features/engine/engine-of.ts';
import { useEngineStatus } from '../features/engine/use-engine-status.ts';
import { useWorkspace, type WorkFile } from '../features/files/workspace.ts';
import { toggleFindings, useFindings } from '../features/findings/findings-store.ts';
import { RulesChoice } from '../features/findings/rules-choice.tsx';
import { usePreview } from '../features/preview/use-preview.ts';
import { useLint } from '../features/runtimes/lint-store.ts';
import { isLight } from '../features/stages/run-request.ts';
import { isLive, useRun } from '../features/stages/run-store.ts';
import { queries } from '../rpc/client.ts';
import { useConnection } from '../rpc/connection.ts';
import { showSide } from './layout-store.ts';
import styles from './status-bar.module.css';

/** The Python inside Pyodide 314. */
const EMBEDDED = 'Embedded Python 3.14';

/** The state of the engines, the findings, and where the cursor is. */
export function StatusBar() {
  // Not the file itself, which is another at every key.
  const written = useLint((s) => s.project !== null);
  const { isOpen, isTold, light } = useWorkspace(useShallow((s) => kindOf(s.files.find((f) => f.id === s.active))));
  return (
    <footer className={styles.bar} aria-label="Status">
      <Engines />
      <span className={styles.grow} />
      {written ? <RuntimeFindings /> : isTold && <Findings />}
      {light && <RulesChoice />}
      {light && <Seed />}
      {isOpen && <Cursor />}
    </footer>
  );
}

function kindOf(file: WorkFile | undefined) {
  return {
    isOpen: file !== undefined,
    isTold: file?.path.endsWith('.py') === true && !file.readOnly,
    light: file !== undefined && isLight(file),
  };
}

function Cursor() {
  const { line, column } = useEditor();
  return (
    <span className={styles.figures}>
      Ln {line}, Col {column}
    </span>
  );
}

function Engines() {
  const connection = useConnection((s) => s.state);
  const { data, isPending } = useQuery(queries.system.doctor.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  if (connection === 'lost') return <span data-state="warning">Executor not reached</span>;
  if (isPending || !data) return <span className={styles.waiting}>{EMBEDDED}</span>;
  const python = data.checks.find((c) => c.name === 'python');
  const trouble = data.checks.find((c) => c.status !== 'ok' && c.name !== 'python' && c.name !== 'Docker');
  return (
    <>
      <button type="button" data-state={python?.status ?? 'ok'} title={python?.fix ?? python?.value} onClick={() => showSide('settings')}>
        {python?.status === 'failed' ? 'Embedded Python does not answer' : EMBEDDED}
      </button>
      <Docker />
      {trouble && (
        <button type="button" data-state={trouble.status} title={trouble.fix ?? trouble.value} onClick={() => showSide('settings')}>
          {trouble.name}: {trouble.value}
        </button>
      )}
    </>
  );
}

const DOCKER: Record<EngineStatus['state'], { words: string; state?: string }> = {
  absent: { words: 'No Docker, not needed' },
  unprepared: { words: 'Docker, not prepared' },
  preparing: { words: 'Preparing Docker', state: 'warning' },
  ready: { words: 'Docker', state: 'ok' },
};

function Docker() {
  const running = useRun((s) => s.run !== null && isLive(s.run.event));
  // Of what is worked on now it is needed, or it is not.
  const needed = useWorkspace((s) => s.files.some((f) => f.id === s.active && engineOf(f.project).engine === 'docker'));
  // A run may be preparing it.
  const { status } = useEngineStatus(running && needed);
  if (!status) return null;
  const missing = needed && status.state === 'absent';
  const { words, state } = missing ? { words: 'Docker does not answer', state: 'warning' } : DOCKER[status.state];
  return (
    <button type="button" data-state={state} title={status.sentence} onClick={() => showSide('environments')}>
      {words}
    </button>
  );
}

function RuntimeFindings() {
  const findings = useLint((s) => s.findings);
  const open = useFindings((s) => s.open);
  const worst = findings.some((f) => f.severity === 'error')
    ? 'failed'
    : findings.some((f) => f.severity === 'warning')
      ? 'warning'
      : undefined;
  return (
    <button type="button" className={styles.figures} data-state={worst} aria-pressed={open} onClick={toggleFindings}>
      {countedFindings(findings.length)}
    </button>
  );
}

function countedFindings(count: number): string {
  return count === 0 ? 'No findings' : `${count} finding${count === 1 ? '' : 's'}`;
}

function Findings() {
  const { told, open } = useFindings();
  const previewed = usePreview((s) => s.program !== null);
  if (!previewed) return null;
  const worst = told.some((f) => f.severity === 'error') ? 'failed' : told.some((f) => f.severity === 'warning') ? 'warning' : undefined;
  return (
    <button type="button" className={styles.figures} data-state={worst} aria-pressed={open} onClick={toggleFindings}>
      {countedFindings(told.length)}
    </button>
  );
}

function Seed() {
  const seed = usePreview((s) => s.seed);
  return <span className={styles.figures}>seed {seed}</span>;
}
