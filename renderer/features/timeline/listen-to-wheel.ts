import { seenNow, useView } from './view-store.ts';

/** How much a turn of the wheel zooms, and a pinch, for each pixel it tells. */
const WHEEL = 0.002;
const PINCH = 0.01;
/** A wheel that tells lines means so many pixels. */
const LINE = 16;

/** Zooms where the pointer is with a wheel or a pinch over `board`, and moves sideways. Returns how to stop. */
export function listenToWheel(board: HTMLElement): () => void {
  let zoom = 0;
  let pan = 0;
  let at = 0;
  let handle = 0;

  // A wheel tells more often than the screen is painted.
  const apply = (): void => {
    handle = 0;
    if (pan !== 0) useView.getState().pan(pan);
    if (zoom !== 0) useView.getState().zoom(Math.exp(zoom), at);
    zoom = pan = 0;
  };

  const turn = (event: WheelEvent): void => {
    const axis = board.querySelector('[role="slider"]');
    if (!axis) return;
    event.preventDefault();
    const { left, width } = axis.getBoundingClientRect();
    const { from, to } = seenNow();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!event.ctrlKey && (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY))) pan += ((sideways * unit) / width) * (to - from);
    else zoom += event.deltaY * unit * (event.ctrlKey ? PINCH : WHEEL);
    at = from + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (to - from);
    handle ||= requestAnimationFrame(apply);
  };

  // React listens passively, and the page would zoom with a pinch.
  board.addEventListener('wheel', turn, { passive: false });
  return () => {
    cancelAnimationFrame(handle);
    board.removeEventListener('wheel', turn);
  };
}
