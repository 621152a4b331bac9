import { FileCode2, FilePlus2, FileText, Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { removeFromProject } from './project-files.ts';
import { isDirty, type WorkFile } from './workspace.ts';
import styles from './files-panel.module.css';

export interface FileRowProps {
  path: string;
  /** undefined where it is not read yet */
  file: WorkFile | undefined;
  isActive: boolean;
  onOpen(): void;
  /** asks for another name; left out where it has its name from the disk */
  onRename?: (() => void) | undefined;
  /** asks for a file beside it; left out where its project has a heading */
  onAdd?: (() => void) | undefined;
}

/** Data and prose; everything else is some program. */
const TEXT = /\.(txt|md|csv|json|ya?ml|toml|ini|log|lock)$/i;

export function FileRow({ path, file, isActive, onOpen, onRename, onAdd }: FileRowProps) {
  const steps = path.split('/');
  const name = steps.pop();
  const Icon = TEXT.test(path) ? FileText : FileCode2;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.file} aria-current={isActive ? 'true' : undefined} onClick={onOpen}>
        <Icon size={14} strokeWidth={1.6} aria-hidden />
        <span className={styles.path} title={path}>
          {steps.length > 0 && <span className={styles.folder}>{steps.join('/')}/</span>}
          {name}
        </span>
        {file && isDirty(file) && <span className={styles.dot} role="img" aria-label="unsaved" />}
      </button>
      {file && onRename && (
        <span className={styles.actions}>
          {onAdd && <IconButton icon={FilePlus2} size={13} label={`Add a file to ${path}`} onClick={onAdd} />}
          <IconButton icon={Pencil} size={12} label={`Rename ${path}`} onClick={onRename} />
          {!onAdd && <IconButton icon={Trash2} size={13} label={`Remove ${path}`} onClick={() => void removeFromProject(file)} />}
        </span>
      )}
    </li>
  );
}
