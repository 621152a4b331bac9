import type { Shape } from './change-tree.ts';

/** How shapes are called. */
export const SHAPES: Record<Shape, string> = {
  cone: 'Cone',
  spiral: 'Spiral',
  strings: 'Strings',
  matrix: 'Matrix',
  random: 'Scattered',
  coordinates: 'Measured places',
};
