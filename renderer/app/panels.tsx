import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { useRoomForTerminal } from '../features/terminal/make-room.ts';
import styles from './panels.module.css';

export interface PanelsProps {
  /** what stands beside the editor; null for nothing */
  side: ReactNode;
  editor: ReactNode;
  output: ReactNode;
  tree: ReactNode;
  timeline: ReactNode;
}

/** The side panel, the editor over the output, the tree over its time. Their sizes are remembered. */
export function Panels({ side, editor, output, tree, timeline }: PanelsProps) {
  const columns = useDefaultLayout({ id: 'treeline-columns', panelIds: side ? ['side', 'left', 'right'] : ['left', 'right'] });
  const left = useDefaultLayout({ id: 'treeline-left', panelIds: ['editor', 'output'] });
  const right = useDefaultLayout({ id: 'treeline-right', panelIds: ['tree', 'timeline'] });
  const outputPanel = usePanelRef();
  useRoomForTerminal(outputPanel);
  return (
    <Group orientation="horizontal" className={styles.group} {...columns}>
      {side && (
        <>
          <Panel
            id="side"
            defaultSize="248px"
            minSize="180px"
            maxSize="420px"
            groupResizeBehavior="preserve-pixel-size"
            className={styles.panel}
          >
            {side}
          </Panel>
          <Separator className={styles.column} aria-label="Resize the side panel" />
        </>
      )}
      <Panel id="left" {...(side ? {} : { defaultSize: '52.4%' })} minSize="300px">
        <Group orientation="vertical" className={styles.group} {...left}>
          <Panel id="editor" minSize="140px" className={styles.panel}>
            {editor}
          </Panel>
          <Separator className={styles.row} aria-label="Resize the editor" />
          <Panel
            id="output"
            panelRef={outputPanel}
            defaultSize="190px"
            minSize="110px"
            groupResizeBehavior="preserve-pixel-size"
            className={styles.panel}
          >
            {output}
          </Panel>
        </Group>
      </Panel>
      <Separator className={styles.column} aria-label="Resize the left side" />
      <Panel id="right" minSize="260px">
        <Group orientation="vertical" className={styles.group} {...right}>
          <Panel id="tree" minSize="160px" className={styles.panel}>
            {tree}
          </Panel>
          <Separator className={styles.row} aria-label="Resize the tree" />
          <Panel id="timeline" defaultSize="190px" minSize="110px" groupResizeBehavior="preserve-pixel-size" className={styles.panel}>
            {timeline}
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}
