import { FolderDown } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { filesOf, showFile, useWorkspace } from '../files/workspace.ts';
import { useLint } from './lint-store.ts';
import { MANIFEST } from './manifest.ts';
import { isRuntime } from './runtime-project.ts';
import { canSaveToFolder, saveToFolder } from './save-to-folder.ts';
import { StateIcon } from './state-icon.tsx';
import { showTrial, stopTrial, useTrials } from './trial-store.ts';
import { failedRows, type Trial } from './trial.ts';
import { installProject, testProject } from './try-runtime.ts';
import styles from './being-written.module.css';

/** The runtimes that are open in the editor. */
export function BeingWritten() {
  const projects = useWorkspace(
    useShallow((s) => Object.values(s.projects).filter(({ id, kind }) => kind !== 'submission' && isRuntime(id))),
  );
  if (projects.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>Being written</h3>
      <ul className={styles.list} aria-label="Being written">
        {projects.map(({ id, name }) => (
          <Written key={id} project={id} name={name} />
        ))}
      </ul>
    </section>
  );
}

function Written({ project, name }: { project: string; name: string }) {
  const trial = useTrials((s) => s.all[project]);
  const active = useWorkspace((s) => s.files.some((file) => file.id === s.active && file.project === project));
  const faults = useLint((s) => (s.project === project ? s.findings.filter(({ severity }) => severity !== 'info').length : 0));
  const unsaved = useWorkspace(() => canSaveToFolder(project));
  const busy = trial !== undefined && !trial.end;
  const show = (): void => {
    const manifest = filesOf(project).find(({ path }) => path === MANIFEST);
    if (manifest) showFile(manifest.id);
  };
  return (
    <li className={styles.item} data-active={active || undefined}>
      <button type="button" className={styles.name} title={name} onClick={show}>
        {name}
      </button>
      <div className={styles.beside}>
        {faults > 0 && <span className={styles.faults}>{faults} to see to</span>}
        {unsaved && (
          <IconButton icon={FolderDown} size={14} label={`Save ${name} to a folder…`} onClick={() => void saveToFolder(project)} />
        )}
      </div>
      <div className={styles.actions}>
        {busy ? (
          <Button onClick={() => stopTrial(project)}>Stop</Button>
        ) : (
          <>
            <Button onClick={() => void testProject(project)}>Run self-tests</Button>
            <Button look="primary" onClick={() => void installProject(project)}>
              Install
            </Button>
          </>
        )}
      </div>
      {trial && <Came trial={trial} onShow={() => showTrial(project)} />}
    </li>
  );
}

function Came({ trial, onShow }: { trial: Trial; onShow(): void }) {
  const look = failedRows(trial) > 0 || trial.end?.ok === false ? 'bad' : trial.end ? 'ok' : 'busy';
  const words = trial.end ? trial.end.reason : `${trial.doing}${trial.total ? `, ${trial.done ?? 0} of ${trial.total}` : ''}`;
  return (
    <button type="button" className={styles.came} title={words} onClick={onShow}>
      <StateIcon look={look} words={look === 'ok' ? 'passed' : look === 'bad' ? 'failed' : 'running'} />
      <span>{words}</span>
    </button>
  );
}
