import { useEffect } from 'react';
import { EditorPanel } from '../features/editor/editor-panel.tsx';
import { DropZone } from '../features/files/drop-zone.tsx';
import { CompareHost } from '../features/history/compare-host.tsx';
import { LinkHost } from '../features/link/paste-link.tsx';
// Not lazily: what is typed right after the keys that open it must not go elsewhere.
import { Palette } from '../features/palette/palette.tsx';
import { MatrixHost } from '../features/runtimes/matrix-host.tsx';
import { StagesPanel } from '../features/stages/stages-panel.tsx';
import { Tasks } from '../features/tasks/tasks.tsx';
import { Timeline } from '../features/timeline/timeline.tsx';
import { OneOrSeveral } from '../features/trees/several/one-or-several.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { NoticeHost } from '../ui/notices.tsx';
import { QuestionHost } from '../ui/question.tsx';
import { TipProvider } from '../ui/tip.tsx';
import { ActivityBar } from './activity-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { useLayout } from './layout-store.ts';
import { Panels } from './panels.tsx';
import { SidePanel } from './side-panel.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import styles from './shell.module.css';

/** The window: its bars, the panels between them, and what lies above. */
export function Shell() {
  const side = useLayout((s) => s.side);
  const paletteOpen = useLayout((s) => s.paletteOpen);
  useEffect(() => {
    document.documentElement.dataset['ready'] = '';
  }, []);
  return (
    <TipProvider>
      <div className={styles.shell}>
        <TitleBar />
        <ActivityBar />
        <main className={styles.main}>
          <ConnectionBanner />
          <Panels
            side={side && <SidePanel side={side} />}
            editor={<EditorPanel />}
            output={
              <ErrorBoundary what="The output">
                <StagesPanel />
              </ErrorBoundary>
            }
            tree={
              <ErrorBoundary what="The tree">
                <OneOrSeveral />
              </ErrorBoundary>
            }
            timeline={
              <ErrorBoundary what="The timeline">
                <Timeline />
              </ErrorBoundary>
            }
          />
        </main>
        <StatusBar />
        <DropZone />
      </div>
      {paletteOpen && <Palette />}
      <Tasks />
      <MatrixHost />
      <LinkHost />
      <CompareHost />
      <QuestionHost />
      <NoticeHost />
    </TipProvider>
  );
}
