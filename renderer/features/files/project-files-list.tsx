import { FilePlus2, RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FileRow } from './file-row.tsx';
import { NameField } from './name-field.tsx';
import { openFromFolder, refreshFolder } from './open-files.ts';
import { addToProject, renameFile } from './project-files.ts';
import { requestCloseProject } from './unsaved.ts';
import { showFile, type Project, type WorkFile } from './workspace.ts';
import styles from './files-panel.module.css';

/** A project with its files. */
export function ProjectFiles({ project, files, active }: { project: Project; files: readonly WorkFile[]; active: string | null }) {
  const paths = [...new Set([...project.listing, ...files.map((f) => f.path)])];
  const [naming, setNaming] = useState<string | null>(null);
  const done = (): void => setNaming(null);
  const canChange = project.kind !== 'submission';
  return (
    <section>
      <h3 className={styles.heading}>
        <span title={project.name}>{project.name}</span>
        {canChange && <IconButton icon={FilePlus2} size={13} label={`Add a file to ${project.name}`} onClick={() => setNaming('new')} />}
        {project.kind === 'folder' && (
          <IconButton icon={RefreshCw} size={13} label="Look at the folder again" onClick={() => void refreshFolder(project)} />
        )}
        <IconButton icon={X} size={13} label={`Close ${project.name}`} onClick={() => void requestCloseProject(project.id)} />
      </h3>
      {paths.length === 0 && naming === null && <Empty title="The folder is empty." />}
      <ul>
        {paths.map((path) => {
          const file = files.find((f) => f.path === path);
          const open = (): void => (file ? showFile(file.id) : void openFromFolder(project, path));
          const others = paths.filter((other) => other !== path);
          if (file && naming === file.id) {
            return (
              <li key={path}>
                <NameField label={`Name of ${path}`} name={path} others={others} onName={(next) => renameFile(file, next)} onClose={done} />
              </li>
            );
          }
          const rename = canChange && file && !file.handle ? () => setNaming(file.id) : undefined;
          return (
            <FileRow
              key={path}
              path={path}
              file={file}
              isActive={file !== undefined && file.id === active}
              onOpen={open}
              onRename={rename}
            />
          );
        })}
      </ul>
      {naming === 'new' && (
        <NameField
          label="Name of the new file"
          name=""
          others={paths}
          onName={(path) => void addToProject(project.id, path)}
          onClose={done}
        />
      )}
    </section>
  );
}
