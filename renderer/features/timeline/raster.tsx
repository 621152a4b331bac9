import { useEffect, useRef, type PointerEvent } from 'react';
import { ledsOf } from '../../../simulator/recording/strip.ts';
import { useSelection } from '../tree/selection-store.ts';
import { pointOut, scrubbing, shareAt, usePointed } from './axis.ts';
import { useGlance } from './glance.ts';
import { usePlayback, type Playback } from './playback-store.ts';
import { Strip } from './strip.tsx';
import { clock, frameOf } from './times.ts';
import { Track } from './track.tsx';
import styles from './raster.module.css';

/** A pointer that moved less than this, in pixels, has clicked. */
const CLICK = 3;

/** All LEDs through the time: a slider, by pointer and by keys. A click goes to a frame, and to an LED of it. */
export function Raster() {
  const slider = useRef<HTMLDivElement>(null);
  const pressed = useRef({ x: 0, y: 0 });
  const leds = usePlayback((s) => s.recording?.leds ?? 0);
  const chosen = useSelection((s) => s.led);

  useEffect(() => {
    // Past React: the rest of the slider stays as it is.
    const tell = ({ recording, time, frame }: Playback): void => {
      const duration = recording?.durationMs ?? 0;
      slider.current?.setAttribute('aria-valuemax', String(Math.round(duration)));
      slider.current?.setAttribute('aria-valuenow', String(Math.round(Math.min(time, duration))));
      slider.current?.setAttribute('aria-valuetext', `${clock(time)}, ${frameOf(frame, recording?.times.length ?? 0)}`);
    };
    tell(useGlance.getState());
    return useGlance.subscribe(tell);
  }, []);

  return (
    <Track
      className={styles.raster}
      head={
        <div className={styles.scale} aria-hidden>
          <b>LEDs</b>
          <span>{leds - 1}</span>
          <span>0</span>
        </div>
      }
    >
      <div
        ref={slider}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label="Time of the show"
        aria-valuemin={0}
        aria-valuenow={0}
        {...scrubbing}
        onPointerDown={(event) => {
          pressed.current = { x: event.clientX, y: event.clientY };
          scrubbing.onPointerDown(event);
        }}
        onPointerMove={(event) => {
          scrubbing.onPointerMove(event);
          usePointed.setState({ at: { share: shareAt(event.currentTarget, event.clientX), led: ledAt(event, leds) } });
        }}
        onPointerUp={(event) => {
          const { x, y } = pressed.current;
          if (Math.hypot(event.clientX - x, event.clientY - y) >= CLICK) return scrubbing.onPointerUp();
          // Whoever asks about a light wants it to stand still.
          useSelection.getState().select(ledAt(event, leds));
        }}
        onPointerLeave={pointOut}
      >
        <Strip />
        {chosen !== null && chosen < leds && <div className={styles.chosen} style={{ bottom: `${((chosen + 0.5) / leds) * 100}%` }} />}
      </div>
    </Track>
  );
}

/** The LED under a pointer. */
function ledAt({ currentTarget, clientY }: PointerEvent<HTMLElement>, leds: number): number {
  const { bottom, height } = currentTarget.getBoundingClientRect();
  const row = Math.min(Math.max(0, Math.floor(bottom - clientY)), Math.round(height) - 1);
  const { from, to } = ledsOf(row, Math.round(height), leds);
  return Math.floor((from + to - 1) / 2);
}
