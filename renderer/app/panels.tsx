import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import styles from './panels.module.css';

/** The four panels: editor and what ran on the left, the tree and its time on the right. Their sizes are remembered. */
export function Panels({ editor, output, tree, timeline }: Record<'editor' | 'output' | 'tree' | 'timeline', ReactNode>) {
  const columns = useDefaultLayout({ id: 'treeline-columns', panelIds: ['left', 'right'] });
  const left = useDefaultLayout({ id: 'treeline-left', panelIds: ['editor', 'output'] });
  const right = useDefaultLayout({ id: 'treeline-right', panelIds: ['tree', 'timeline'] });
  return (
    <Group id="treeline-columns" orientation="horizontal" className={styles.group} {...columns}>
      <Panel id="left" defaultSize="52.4%" minSize="320px">
        <Group id="treeline-left" orientation="vertical" className={styles.group} {...left}>
          <Panel id="editor" minSize="140px" className={styles.panel}>
            {editor}
          </Panel>
          <Separator className={styles.row} aria-label="Resize the editor" />
          <Panel id="output" defaultSize="190px" minSize="96px" className={styles.panel}>
            {output}
          </Panel>
        </Group>
      </Panel>
      <Separator className={styles.column} aria-label="Resize the left side" />
      <Panel id="right" minSize="300px">
        <Group id="treeline-right" orientation="vertical" className={styles.group} {...right}>
          <Panel id="tree" minSize="160px" className={styles.panel}>
            {tree}
          </Panel>
          <Separator className={styles.row} aria-label="Resize the tree" />
          <Panel id="timeline" defaultSize="190px" minSize="96px" className={styles.panel}>
            {timeline}
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}
