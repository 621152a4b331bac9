import { ChevronLeft, ChevronRight, Crosshair, X } from 'lucide-react';
import type { LightingTree } from '../../../simulator/led/path/colour-path.ts';
import { lastChange, stateAt } from '../../../simulator/recording/frame-index.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useGlance } from '../timeline/glance.ts';
import { count } from '../timeline/times.ts';
import { type Leaving, leavingOf } from './leaving.ts';
import { toggle, useLook } from './look-store.ts';
import { useSelection } from './selection-store.ts';
import styles from './inspector.module.css';

export interface InspectorProps {
  led: number;
  tree: TreeModel;
  lighting: LightingTree;
  onWalk(by: number): void;
}

/** One LED: where it is, what it shows, what becomes of that on the tree, and who said so. */
export function Inspector({ led, tree, lighting, onWalk }: InspectorProps) {
  const follow = useLook((s) => s.follow);
  const place = [0, 1, 2].map((axis) => (tree.positions[led * 3 + axis] ?? 0).toFixed(2).replace('-', '−'));
  return (
    <aside className={styles.inspector} aria-label={`LED ${led}`}>
      <header className={styles.head}>
        <b>LED {led}</b>
        <IconButton icon={Crosshair} label="Keep it in front" keys="F" side="top" aria-pressed={follow} onClick={() => toggle('follow')} />
        <IconButton icon={ChevronLeft} label="Previous LED" keys="[" side="top" onClick={() => onWalk(-1)} />
        <IconButton icon={ChevronRight} label="Next LED" keys="]" side="top" onClick={() => onWalk(1)} />
        <IconButton icon={X} label="Close" keys="Esc" side="top" onClick={() => useSelection.getState().select(null)} />
      </header>
      <Now led={led} lighting={lighting} />
      <p>
        at x {place[0]}, y {place[1]}, z {place[2]}
      </p>
    </aside>
  );
}

function Now({ led, lighting }: { led: number; lighting: LightingTree }) {
  const recording = useGlance((s) => s.recording);
  const frame = useGlance((s) => s.frame);
  if (!recording || frame < 0 || led >= recording.leds) return <p>dark: nothing has set it yet</p>;
  const state = stateAt(recording, frame, led);
  const [red, green, blue, brightness] = state;
  const leaving = leavingOf(lighting, led, state);
  return (
    <>
      <dl className={styles.way}>
        <dt>set</dt>
        <dd>
          <i className={styles.swatch} style={{ background: leaving.meant }} />
          {red}, {green}, {blue} at {brightness} %
        </dd>
        <dt>shines</dt>
        <dd>
          <i className={styles.swatch} style={{ background: leaving.shines }} />
          {leaving.light.join(', ')} of {leaving.full}
        </dd>
      </dl>
      <Loss lost={leaving.lost} order={lighting.order} />
      <p>{setBy(recording, frame, led)}</p>
    </>
  );
}

function Loss({ lost, order }: { lost: Leaving['lost']; order: LightingTree['order'] }) {
  if (lost === 'dead') return <p className={styles.loss}>dead: it stays dark</p>;
  if (lost === 'light') return <p className={styles.loss}>too dim for this tree: it stays dark</p>;
  if (lost === 'hue') return <p className={styles.loss}>its hue is lost: too few steps this low</p>;
  return order === 'RGB' ? null : <p>its colours are swapped: wired {order}</p>;
}

function setBy(recording: Recording, frame: number, led: number): string {
  const { frame: since, line } = lastChange(recording, frame, led);
  const where = line > 0 ? `set by line ${line}` : 'set by an unknown line';
  return frame === since ? `${where}, in this frame` : `${where}, ${count(frame - since, 'frame')} ago`;
}
