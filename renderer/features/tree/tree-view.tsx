import { useMemo, useRef } from 'react';
import { coneTree } from '../../../simulator/tree/cone-tree.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { Empty } from '../../ui/empty.tsx';
import { usePlayback } from '../timeline/playback-store.ts';
import { useTree } from '../trees/tree-store.ts';
import { Hud } from './hud.tsx';
import { Inspector } from './inspector.tsx';
import { useSelection } from './selection-store.ts';
import { treeKey, walk } from './tree-key.ts';
import { useScene } from './use-scene.ts';
import { ViewButtons } from './view-buttons.tsx';
import styles from './tree-view.module.css';

/** The tree: its lights now, turned by hand, asked about by a click. */
export function TreeView() {
  const planned = useTree((s) => s.tree);
  const leds = usePlayback((s) => s.recording?.leds) ?? planned.leds;
  // Lights of another count are another tree's.
  const tree = useMemo(() => (planned.leds === leds ? planned : coneTree(leds)), [planned, leds]);
  // A canvas keeps the kind of context it got: another tree gets another canvas.
  return <TreeCanvas key={leds} tree={tree} />;
}

function TreeCanvas({ tree }: { tree: TreeModel }) {
  const { leds } = tree;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { scene, error } = useScene(canvas, tree);
  const led = useSelection((s) => s.led);
  return (
    <section className={styles.view} aria-label="Tree">
      <canvas
        ref={canvas}
        className={styles.canvas}
        tabIndex={0}
        role="application"
        aria-label={`Tree of ${leds} LEDs. Arrow keys turn it, plus and minus zoom, the square brackets go from LED to LED, Space plays.`}
        data-scene={scene?.kind}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (scene && treeKey(scene, event.key, event.shiftKey)) event.preventDefault();
        }}
      />
      <Hud tree={tree} />
      {scene && <ViewButtons scene={scene} />}
      {scene && led !== null && led < leds && <Inspector led={led} tree={tree} onWalk={(by) => walk(scene, by)} />}
      {error !== null && (
        <div className={styles.failed}>
          <Empty title="The tree cannot be painted">
            <p>{error} Reload the window, or try another browser.</p>
          </Empty>
        </div>
      )}
    </section>
  );
}
