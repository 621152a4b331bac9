import { useEffect, type KeyboardEvent } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Figures } from './figures.tsx';
import { startPlaybackClock } from './playback-clock.ts';
import { playbackKey } from './playback-keys.ts';
import { usePlayback } from './playback-store.ts';
import { Scrubber } from './scrubber.tsx';
import { Transport } from './transport.tsx';
import styles from './timeline.module.css';

/** The time of the show: played, stepped, scrubbed. */
export function Timeline() {
  const empty = usePlayback((s) => s.recording === null);
  const without = usePlayback((s) => s.without);
  useEffect(startPlaybackClock, []);
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
      <Scrubber />
      <Figures />
    </section>
  );
}

function keyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // A focused button or list keeps the keys that it answers itself.
  const own = event.target instanceof HTMLSelectElement || (event.target instanceof HTMLButtonElement && event.key === ' ');
  if (!own && playbackKey(event.key, event.shiftKey)) event.preventDefault();
}
