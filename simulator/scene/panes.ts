import type { Sides } from './look.ts';

/** What one picture of the tree shows. */
export type Coat = 'ideal' | 'shown';

/** A part of the canvas, in CSS pixels from its top left, with a whole tree in it. */
export interface Pane {
  coat: Coat;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** About what a tree is wide, where its height is 1. */
const SLENDER = 0.75;

/** The pictures on a canvas: one, or two of the same size, beside or above each other, whichever leaves the trees larger. */
export function panesOf(sides: Sides, width: number, height: number): readonly Pane[] {
  if (sides !== 'both') return [{ coat: sides, left: 0, top: 0, width, height }];
  const beside = Math.min(height, width / 2 / SLENDER);
  const above = Math.min(height / 2, width / SLENDER);
  const size = beside >= above ? { width: width / 2, height } : { width, height: height / 2 };
  const second = beside >= above ? { left: width / 2, top: 0 } : { left: 0, top: height / 2 };
  return [
    { coat: 'ideal', left: 0, top: 0, ...size },
    { coat: 'shown', ...second, ...size },
  ];
}

/** The pane at a point; the last one for points outside of all. */
export function paneAt(panes: readonly Pane[], x: number, y: number): Pane {
  const inside = ({ left, top, width, height }: Pane) => x >= left && x < left + width && y >= top && y < top + height;
  return panes.find(inside) ?? panes.at(-1)!;
}
