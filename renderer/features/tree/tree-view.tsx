import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Look } from '../../../simulator/scene/look.ts';
import { coneTree } from '../../../simulator/tree/cone-tree.ts';
import { Empty } from '../../ui/empty.tsx';
import { usePlayback } from '../timeline/playback-store.ts';
import { useTree } from '../trees/tree-store.ts';
import { Captions } from './captions.tsx';
import { Compass } from './compass.tsx';
import { Hud } from './hud.tsx';
import { Inspector } from './inspector.tsx';
import { useLook } from './look-store.ts';
import { useSelection } from './selection-store.ts';
import { treeKey, walk } from './tree-key.ts';
import { useScene } from './use-scene.ts';
import { ViewBar } from './view-bar.tsx';
import styles from './tree-view.module.css';

const KEYS =
  'Arrow keys turn it, plus and minus zoom, 1 to 6 go round it, the square brackets go from LED to LED, F follows the chosen one, ' +
  'V compares, D changes the light of day, W shows the wiring, M the marks, Space plays.';

/** The tree: its lights now, turned by hand, asked about by a click. */
export function TreeView() {
  const planned = useTree((s) => s.tree);
  const leds = usePlayback((s) => s.recording?.leds) ?? planned.leds;
  // Lights of another count are another tree's; but what shows them is still the same.
  const tree = useMemo(() => (planned.leds === leds ? planned : { ...planned, ...coneTree(leds) }), [planned, leds]);
  const look = useLookOf(tree.lighting);
  const [plain, setPlain] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { scene, error, lost } = useScene({ canvas, tree, look, plain, onGone: useCallback(() => setPlain(true), []) });
  const led = useSelection((s) => s.led);
  const follow = useLook((s) => s.follow);
  useEffect(() => {
    if (scene && follow && led !== null && led < scene.leds) scene.face(led);
  }, [scene, follow, led, tree]);
  return (
    <section className={styles.view} aria-label="Tree">
      <ViewBar />
      <div className={styles.stage} data-air={look.air} data-sides={look.sides}>
        <canvas
          key={String(plain)}
          ref={canvas}
          className={styles.canvas}
          tabIndex={0}
          role="application"
          aria-label={`Tree of ${leds} LEDs. ${KEYS}`}
          data-scene={scene?.kind}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (scene && treeKey(scene, event.key, event.shiftKey)) event.preventDefault();
          }}
        />
        {scene && <Captions scene={scene} canvas={canvas} />}
        <Hud tree={tree} />
        {scene && <Compass scene={scene} />}
        {scene && led !== null && led < leds && (
          <Inspector led={led} tree={tree} lighting={tree.lighting} onWalk={(by) => walk(scene, by)} />
        )}
        {lost && (
          <p className={styles.lost} role="status">
            The graphics card let go of the tree. It comes back by itself.
          </p>
        )}
        {error !== null && (
          <div className={styles.failed}>
            <Empty title="The tree cannot be painted">
              <p>{error} Reload the window, or try another browser.</p>
            </Empty>
          </div>
        )}
      </div>
    </section>
  );
}

function useLookOf(lighting: Look['lighting']): Look {
  const sides = useLook((s) => s.sides);
  const air = useLook((s) => s.air);
  const wiring = useLook((s) => s.wiring);
  const losses = useLook((s) => s.losses);
  return useMemo(() => ({ sides, air, wiring, losses, lighting }), [sides, air, wiring, losses, lighting]);
}
