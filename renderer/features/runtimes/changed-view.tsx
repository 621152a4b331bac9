import { ArrowLeft } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import type { ChangedFile } from './changed-files.ts';
import { useShownRuntime } from './shown-runtime.ts';
import styles from './changed-view.module.css';

const DiffEditor = lazy(() => import('../editor/diff-editor.tsx').then((m) => ({ default: m.DiffEditor })));

/** The two versions of a file: as it passed, and as it is. */
export function ChangedView({ file: { name, before, after } }: { file: ChangedFile }) {
  return (
    <div className={styles.panel}>
      <header className={styles.bar}>
        <IconButton icon={ArrowLeft} label="Back to the runs" onClick={() => useShownRuntime.setState({ changed: null })} />
        <h3>{name}</h3>
        <span>as it passed, and as it is now</span>
      </header>
      <Suspense fallback={null}>
        <DiffEditor path={name} before={before ?? ''} after={after ?? ''} />
      </Suspense>
    </div>
  );
}
