import type { PointerEvent } from 'react';
import { Tip } from '../../ui/tip.tsx';
import { Strip } from './strip.tsx';
import { clock } from './times.ts';
import { Track } from './track.tsx';
import { useView } from './view-store.ts';
import { shareOf } from './view.ts';
import styles from './overview.module.css';

/** The whole recording, and which section of it is seen: it is moved by dragging. Only there where one is zoomed in. */
export function Overview() {
  const { view, durationMs, show, pan } = useView();
  if (!view) return null;
  const whole = { from: 0, to: durationMs };
  const centre = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const middle = ((clientX - left) / width) * durationMs;
    const half = (view.to - view.from) / 2;
    show({ from: middle - half, to: middle + half });
  };
  return (
    <Track
      className={styles.overview}
      head={
        <Tip text="See the whole show" keys="0" side="top">
          <button type="button" className={styles.fit} onClick={() => show(null)}>
            Fit all
          </button>
        </Tip>
      }
    >
      <div
        className={styles.bar}
        role="scrollbar"
        tabIndex={0}
        aria-label="Section that is seen"
        aria-controls="timeline-board"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs - (view.to - view.from))}
        aria-valuenow={Math.round(view.from)}
        aria-valuetext={`${clock(view.from)} to ${clock(view.to)}`}
        onKeyDown={(event) => {
          const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (way === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          pan((way * (view.to - view.from)) / 4);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          centre(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) centre(event);
        }}
      >
        <Strip whole />
        <div
          className={styles.window}
          style={{ left: `${shareOf(view.from, whole) * 100}%`, width: `${shareOf(view.to - view.from, whole) * 100}%` }}
        />
      </div>
    </Track>
  );
}
