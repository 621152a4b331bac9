import { Play, Search, Square, SquareTerminal } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { engineOf } from '../features/engine/engine-of.ts';
import { EnginePopup } from '../features/engine/engine-popup.tsx';
import { isDirty, useWorkspace, type Workspace } from '../features/files/workspace.ts';
import { entryOf, isLight } from '../features/stages/run-request.ts';
import { isLive, useRun } from '../features/stages/run-store.ts';
import { cancelRun, runActive, runInTerminal } from '../features/stages/run.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Tip } from '../ui/tip.tsx';
import { keysLabel } from './commands.ts';
import { useLayout } from './layout-store.ts';
import { LightPopup } from './light-popup.tsx';
import styles from './title-bar.module.css';

/** The name of the program, the way to every command, and Run. */
export function TitleBar() {
  // Not the file itself, which is another at every key.
  const file = useWorkspace(useShallow(titleOf));
  return (
    <header className={styles.bar}>
      <span className={styles.mark} aria-hidden />
      <h1 className={styles.name}>Treeline</h1>
      {file && (
        <p className={styles.crumb}>
          {file.projectName !== file.path && <span className={styles.project}>{file.projectName} / </span>}
          {file.path}
          {file.dirty && <span className="visually-hidden"> (unsaved)</span>}
        </p>
      )}
      <button type="button" className={styles.palette} onClick={() => useLayout.setState({ paletteOpen: true })}>
        <Search size={13} aria-hidden />
        <span>Search files, samples, commands</span>
        <kbd>{keysLabel('Mod+K')}</kbd>
      </button>
      <div className={styles.end}>
        {file && !file.readOnly && <EnginePopup project={file.project} />}
        {file?.light && <LightPopup />}
        {file?.canHaveTerminal && <TerminalButton />}
        <RunButton />
      </div>
    </header>
  );
}

function titleOf({ files, active, projects }: Workspace) {
  const file = files.find((f) => f.id === active);
  if (!file) return null;
  const { path, project, readOnly } = file;
  return {
    path,
    project,
    readOnly,
    projectName: projects[project]?.name ?? path,
    dirty: isDirty(file),
    light: isLight(file),
    canHaveTerminal: engineOf(project).engine === 'docker',
  };
}

function TerminalButton() {
  const busy = useRun((s) => s.sending || (s.run?.from === 'editor' && isLive(s.run.event)));
  return (
    <IconButton
      icon={SquareTerminal}
      label="Run in terminal"
      keys={keysLabel('Mod+Alt+Enter')}
      disabled={busy}
      onClick={() => void runInTerminal()}
    />
  );
}

function RunButton() {
  const entry = useWorkspace((s) => {
    const file = s.files.find((f) => f.id === s.active);
    return file ? entryOf(file) : null;
  });
  const run = useRun((s) => s.run);
  const sending = useRun((s) => s.sending);
  if (run?.from === 'editor' && isLive(run.event)) {
    return (
      <Button className={styles.run} onClick={() => void cancelRun()}>
        <Square size={11} fill="currentcolor" aria-hidden /> Cancel
      </Button>
    );
  }
  return (
    <Tip text={entry !== null ? `Run ${entry} and keep it in the history` : 'Open a file to run it'} keys={keysLabel('Mod+Enter')}>
      <Button look="primary" className={styles.run} disabled={entry === null || sending} onClick={() => void runActive()}>
        <Play size={12} fill="currentcolor" aria-hidden /> Run
      </Button>
    </Tip>
  );
}
