import { X } from 'lucide-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { FilesPanel } from '../features/files/files-panel.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SIDE_FACES } from './activity-bar.tsx';
import { showSide, type Side } from './layout-store.ts';
import styles from './side-panel.module.css';

const CONTENT: Record<Side, ComponentType> = {
  files: FilesPanel,
  samples: lazy(() => import('../features/samples/samples-panel.tsx').then((m) => ({ default: m.SamplesPanel }))),
  tree: lazy(() => import('../features/trees/tree-panel.tsx').then((m) => ({ default: m.TreePanel }))),
  history: lazy(() => import('../features/history/history-panel.tsx').then((m) => ({ default: m.HistoryPanel }))),
  runtimes: lazy(() => import('../features/runtimes/runtimes-panel.tsx').then((m) => ({ default: m.RuntimesPanel }))),
  environments: lazy(() => import('../features/environments/environments-panel.tsx').then((m) => ({ default: m.EnvironmentsPanel }))),
  settings: lazy(() => import('../features/settings/settings-panel.tsx').then((m) => ({ default: m.SettingsPanel }))),
};

/** What stands beside the editor. */
export function SidePanel({ side }: { side: Side }) {
  const Content = CONTENT[side];
  const { title } = SIDE_FACES[side];
  return (
    <aside className={styles.side} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <IconButton icon={X} label={`Close ${title}`} onClick={() => showSide(null)} />
      </header>
      <ErrorBoundary key={side} what={title}>
        <Suspense fallback={null}>
          <Content />
        </Suspense>
      </ErrorBoundary>
    </aside>
  );
}
