import { useId } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { EngineId } from '../../../executor/contract/request.ts';
import { Button } from '../../ui/button.tsx';
import { Popup } from '../../ui/popup.tsx';
import { Segments } from '../../ui/segments.tsx';
import { changeProject, useWorkspace } from '../files/workspace.ts';
import { RuntimeChoice } from '../runtimes/runtime-choice.tsx';
import { isRuntime } from '../runtimes/runtime-project.ts';
import { EngineCard } from './engine-card.tsx';
import { engineOf } from './engine-of.ts';
import { useEngineStatus } from './use-engine-status.ts';
import styles from './engine-popup.module.css';

const NAMES: Record<EngineId, string> = { embedded: 'Embedded', docker: 'Docker' };

/** What the program runs on: shown, with why, and chosen. */
export function EnginePopup({ project }: { project: string }) {
  // Which files a project has decides with.
  const { engine, because } = useWorkspace(useShallow(() => engineOf(project)));
  const runtime = useWorkspace((s) => s.projects[project]?.runtime);
  const written = useWorkspace(() => isRuntime(project));
  const { status } = useEngineStatus(false);
  const id = useId();
  const choose = (choice: 'auto' | EngineId): void => changeProject(project, { engine: choice === 'auto' ? undefined : choice });
  return (
    <Popup
      title="Engine"
      trigger={
        <Button look="quiet" aria-label={runtime ? `Runtime: ${runtime.name}` : `Engine: ${NAMES[engine]}`}>
          <span className={styles.name} data-state={engine === 'docker' ? (status?.state ?? 'absent') : 'ready'}>
            {runtime?.name ?? NAMES[engine]}
          </span>
        </Button>
      }
    >
      {!written && <RuntimeChoice project={project} />}
      {!runtime && (
        <Segments
          label="Engine"
          value={because === 'chosen' ? engine : 'auto'}
          onChange={choose}
          choices={[
            { value: 'auto', label: 'Automatic' },
            { value: 'embedded', label: 'Embedded' },
            { value: 'docker', label: 'Docker' },
          ]}
        />
      )}
      <p className={styles.why} id={id}>
        {typeof because === 'object' && because !== null ? (
          <>
            Docker, because the project has a <code>{because.file}</code>.
          </>
        ) : because === 'runtime' ? (
          `On ${runtime?.name}, which runs ${engine === 'docker' ? 'in containers' : 'in this application'}.`
        ) : (
          ABOUT[engine]
        )}
      </p>
      {engine === 'docker' && <EngineCard brief />}
    </Popup>
  );
}

const ABOUT: Record<EngineId, string> = {
  embedded: 'Python in this application. Nothing has to be installed.',
  docker: 'Any language, in containers: cutor.nix says what it needs; build.sh, compile.sh and run.sh say what is done.',
};
