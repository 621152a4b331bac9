import { useEffect, type KeyboardEvent } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { followRecording } from '../instruments/follow-recording.ts';
import { InstrumentBar } from '../instruments/instrument-bar.tsx';
import { Board } from './board.tsx';
import { startPlaybackClock } from './playback-clock.ts';
import { playbackKey } from './playback-keys.ts';
import { usePlayback } from './playback-store.ts';
import { followFrame } from './show-line.ts';
import { Transport } from './transport.tsx';
import { useView } from './view-store.ts';
import styles from './timeline.module.css';

const ZOOM = 1.6;

/** The time of the show: played, stepped, scrubbed; and what the instruments say of it. */
export function Timeline() {
  const empty = usePlayback((s) => s.recording === null);
  const without = usePlayback((s) => s.without);
  useEffect(startPlaybackClock, []);
  useEffect(followFrame, []);
  useEffect(followRecording, []);
  if (empty) {
    return (
      <section className={styles.timeline} aria-label="Timeline">
        <Empty title={without}>
          <p>A program that calls setLEDs() has its whole show here, to be scrubbed.</p>
        </Empty>
      </section>
    );
  }
  return (
    <section className={styles.timeline} aria-label="Timeline" onKeyDown={keyDown}>
      <Transport />
      <Board />
      <InstrumentBar />
    </section>
  );
}

function keyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // A focused button or list keeps the keys that it answers itself.
  const own = event.target instanceof HTMLSelectElement || (event.target instanceof HTMLButtonElement && event.key === ' ');
  if (!own && (zoomKey(event.key) || playbackKey(event.key, event.shiftKey))) event.preventDefault();
}

/** On the tree these keys come closer to the tree. */
function zoomKey(key: string): boolean {
  const { zoom, show } = useView.getState();
  if (key === '+' || key === '=') zoom(1 / ZOOM);
  else if (key === '-') zoom(ZOOM);
  else if (key === '0') show(null);
  else return false;
  return true;
}
