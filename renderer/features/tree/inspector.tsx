import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { shown } from '../../../simulator/led/colour.ts';
import { lastChange, stateAt } from '../../../simulator/recording/frame-index.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { usePlayback } from '../timeline/playback-store.ts';
import { count } from '../timeline/times.ts';
import { useSelection } from './selection-store.ts';
import styles from './inspector.module.css';

/** One LED: where it is, what it shows, and who said so. */
export function Inspector({ led, tree, onWalk }: { led: number; tree: TreeModel; onWalk(by: number): void }) {
  const place = [0, 1, 2].map((axis) => (tree.positions[led * 3 + axis] ?? 0).toFixed(2).replace('-', '−'));
  return (
    <aside className={styles.inspector} aria-label={`LED ${led}`}>
      <header className={styles.head}>
        <b>LED {led}</b>
        <IconButton icon={ChevronLeft} label="Previous LED" keys="[" side="top" onClick={() => onWalk(-1)} />
        <IconButton icon={ChevronRight} label="Next LED" keys="]" side="top" onClick={() => onWalk(1)} />
        <IconButton icon={X} label="Close" keys="Esc" side="top" onClick={() => useSelection.getState().select(null)} />
      </header>
      <Now led={led} />
      <p>
        at x {place[0]}, y {place[1]}, z {place[2]}
      </p>
    </aside>
  );
}

function Now({ led }: { led: number }) {
  const recording = usePlayback((s) => s.recording);
  const frame = usePlayback((s) => s.frame);
  if (!recording || frame < 0 || led >= recording.leds) return <p>dark: nothing has set it yet</p>;
  const [red, green, blue, brightness] = stateAt(recording, frame, led);
  const colour = `rgb(${[red, green, blue].map((channel) => shown(channel, brightness)).join(' ')})`;
  return (
    <>
      <p className={styles.state}>
        <i className={styles.swatch} style={{ background: colour }} />
        {red}, {green}, {blue} at {brightness} %
      </p>
      <p>{setBy(recording, frame, led)}</p>
    </>
  );
}

function setBy(recording: Recording, frame: number, led: number): string {
  const { frame: since, line } = lastChange(recording, frame, led);
  const where = line > 0 ? `set by line ${line}` : 'set by an unknown line';
  return frame === since ? `${where}, in this frame` : `${where}, ${count(frame - since, 'frame')} ago`;
}
