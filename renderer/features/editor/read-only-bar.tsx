import { Button } from '../../ui/button.tsx';
import { openCopy } from '../files/open-copy.ts';
import type { WorkFile } from '../files/workspace.ts';
import styles from './read-only-bar.module.css';

/** Says that a program is one of the history's, and offers a copy that can be changed. */
export function ReadOnlyBar({ file }: { file: WorkFile }) {
  return (
    <div className={styles.bar}>
      <span>As it was run. It cannot be changed.</span>
      <Button look="quiet" onClick={() => openCopy(file.project)}>
        Open a copy
      </Button>
    </div>
  );
}
