import { useEffect, useRef } from 'react';
import { Lanes } from '../instruments/lanes.tsx';
import { MarkerRow } from './marker-row.tsx';
import { Overlay } from './overlay.tsx';
import { Overview } from './overview.tsx';
import { usePlayback } from './playback-store.ts';
import { Raster } from './raster.tsx';
import { Ruler } from './ruler.tsx';
import { seenNow, useView } from './view-store.ts';
import styles from './board.module.css';

/** How much a turn of the wheel zooms, and a pinch, for each pixel it tells. */
const WHEEL = 0.002;
const PINCH = 0.01;
/** A wheel that tells lines means so many pixels. */
const LINE = 16;

/** The tracks over one axis of time. */
export function Board() {
  const board = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = board.current;
    // React listens passively, and the page would zoom with a pinch.
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, []);

  return (
    <div ref={board} id="timeline-board" className={styles.board}>
      <Overview />
      <Ruler />
      <MarkerRow />
      <Raster />
      <Lanes />
      <Overlay />
    </div>
  );
}

/** Up and down zooms where the pointer is, sideways moves. */
function wheel(event: WheelEvent): void {
  const axis = (event.currentTarget as Element).querySelector('[role="slider"]');
  if (!axis || !usePlayback.getState().recording) return;
  event.preventDefault();
  const { left, width } = axis.getBoundingClientRect();
  const { from, to } = seenNow();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (!event.ctrlKey && (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY))) {
    useView.getState().pan(((sideways * unit) / width) * (to - from));
    return;
  }
  const at = from + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (to - from);
  useView.getState().zoom(Math.exp(event.deltaY * unit * (event.ctrlKey ? PINCH : WHEEL)), at);
}
