import { FileCode2, FilePlus2, FileText, FolderInput, FolderOpen, RefreshCw, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { newFile, openFiles, openFolder, openFromFolder, refreshFolder } from './open-files.ts';
import { requestCloseProject } from './unsaved.ts';
import { isDirty, showFile, useWorkspace, type Project, type WorkFile } from './workspace.ts';
import styles from './files-panel.module.css';

/** The open projects and their files. */
export function FilesPanel() {
  const { projects, files, active } = useWorkspace();
  const all = Object.values(projects);
  const loose = all.filter((p) => p.kind === 'loose');
  const others = all.filter((p) => p.kind !== 'loose').sort((a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder'));
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Button look="quiet" onClick={newFile}>
          <FilePlus2 size={14} aria-hidden /> New
        </Button>
        <Button look="quiet" onClick={() => void openFiles()}>
          <FolderOpen size={14} aria-hidden /> Open
        </Button>
        <Button look="quiet" onClick={() => void openFolder()}>
          <FolderInput size={14} aria-hidden /> Folder
        </Button>
      </div>
      {all.length === 0 && <Empty title="Nothing is open.">Start a new file, open one, or drop one here.</Empty>}
      {others.map((p) => (
        <ProjectFiles key={p.id} project={p} files={files.filter((f) => f.project === p.id)} active={active} />
      ))}
      {loose.length > 0 && (
        <section>
          {others.length > 0 && <h3 className={styles.heading}>Single files</h3>}
          <ul>
            {files
              .filter((f) => loose.some((p) => p.id === f.project))
              .map((f) => (
                <FileRow key={f.id} path={f.path} file={f} isActive={f.id === active} onOpen={() => showFile(f.id)} />
              ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ProjectFiles({ project, files, active }: { project: Project; files: readonly WorkFile[]; active: string | null }) {
  const paths = [...new Set([...project.listing, ...files.map((f) => f.path)])];
  return (
    <section>
      <h3 className={styles.heading}>
        <span title={project.name}>{project.name}</span>
        {project.kind === 'folder' && (
          <IconButton icon={RefreshCw} size={13} label="Look at the folder again" onClick={() => void refreshFolder(project)} />
        )}
        <IconButton icon={X} size={13} label={`Close ${project.name}`} onClick={() => void requestCloseProject(project.id)} />
      </h3>
      {paths.length === 0 && <Empty title="The folder is empty." />}
      <ul>
        {paths.map((path) => {
          const file = files.find((f) => f.path === path);
          const open = (): void => (file ? showFile(file.id) : void openFromFolder(project, path));
          return <FileRow key={path} path={path} file={file} isActive={file !== undefined && file.id === active} onOpen={open} />;
        })}
      </ul>
    </section>
  );
}

function FileRow({ path, file, isActive, onOpen }: { path: string; file: WorkFile | undefined; isActive: boolean; onOpen(): void }) {
  const steps = path.split('/');
  const name = steps.pop();
  const Icon = path.endsWith('.py') ? FileCode2 : FileText;
  return (
    <li>
      <button type="button" className={styles.file} aria-current={isActive ? 'true' : undefined} onClick={onOpen}>
        <Icon size={14} strokeWidth={1.6} aria-hidden />
        <span className={styles.path} title={path}>
          {steps.length > 0 && <span className={styles.folder}>{steps.join('/')}/</span>}
          {name}
        </span>
        {file && isDirty(file) && <span className={styles.dot} role="img" aria-label="unsaved" />}
      </button>
    </li>
  );
}
