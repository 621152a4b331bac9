import { FilePlus2, FolderOpen } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { newFile, openFiles } from '../files/open-files.ts';
import { useWorkspace } from '../files/workspace.ts';
import { firstLight } from '../tree/first-light.ts';
import { PlainEditor } from './plain-editor.tsx';
import { ReadOnlyBar } from './read-only-bar.tsx';
import { Tabs } from './tabs.tsx';
import styles from './editor-panel.module.css';

const CodeEditor = lazy(async () => {
  await firstLight;
  const { CodeEditor: editor } = await import('./code-editor.tsx');
  return { default: editor };
});

/** The tabs, and the active file in the editor. */
export function EditorPanel() {
  const file = useWorkspace((s) => s.files.find((f) => f.id === s.active));
  return (
    <section className={styles.panel} aria-label="Editor">
      <Tabs />
      {file?.readOnly && <ReadOnlyBar file={file} />}
      {file ? (
        <ErrorBoundary what="The editor">
          <Suspense fallback={<PlainEditor file={file} />}>
            <CodeEditor file={file} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <div className={styles.none}>
          <p>No file is open.</p>
          <div>
            <Button onClick={newFile}>
              <FilePlus2 size={14} aria-hidden /> New file
            </Button>
            <Button onClick={() => void openFiles()}>
              <FolderOpen size={14} aria-hidden /> Open a file
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
