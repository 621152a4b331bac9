import type { PointerEvent } from 'react';
import { create } from 'zustand';
import { usePlayback } from './playback-store.ts';
import { seenNow } from './view-store.ts';

/** What is pointed at; null for nothing. */
export interface Pointed {
  /** across what is seen: 0 at its beginning, 1 at its end */
  share: number;
  /** where an LED is pointed at: in the raster */
  led: number | null;
}

export const usePointed = create<{ at: Pointed | null }>(() => ({ at: null }));

/** The moment under a pointer, ms: `element` is as wide as what is seen. */
export function msAt(element: Element, clientX: number): number {
  return momentOf(shareAt(element, clientX));
}

export function shareAt(element: Element, clientX: number): number {
  const { left, width } = element.getBoundingClientRect();
  return Math.min(1, Math.max(0, (clientX - left) / width));
}

/** The moment at a share of what is seen, ms. */
export function momentOf(share: number): number {
  const { from, to } = seenNow();
  return from + share * (to - from);
}

export function pointOut(): void {
  usePointed.setState({ at: null });
}

/** Moves the time while it is dragged over; it plays on afterwards, where it did. */
export const scrubbing = {
  onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    wasPlaying = usePlayback.getState().playing;
    usePlayback.getState().pause();
    usePlayback.getState().seek(msAt(event.currentTarget, event.clientX));
  },
  onPointerMove(event: PointerEvent<HTMLElement>): void {
    const share = shareAt(event.currentTarget, event.clientX);
    usePointed.setState({ at: { share, led: null } });
    if (event.currentTarget.hasPointerCapture(event.pointerId)) usePlayback.getState().seek(momentOf(share));
  },
  onPointerUp: release,
  onPointerCancel: release,
  onPointerLeave: pointOut,
};

let wasPlaying = false;

function release(): void {
  if (wasPlaying) usePlayback.getState().play();
  wasPlaying = false;
}
