import { FilePlus2, FolderInput, FolderOpen } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LooseFile } from './loose-file.tsx';
import { newFile, openFiles, openFolder } from './open-files.ts';
import { ProjectFiles } from './project-files-list.tsx';
import { useWorkspace } from './workspace.ts';
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
                <LooseFile key={f.id} file={f} isActive={f.id === active} />
              ))}
          </ul>
        </section>
      )}
    </div>
  );
}
