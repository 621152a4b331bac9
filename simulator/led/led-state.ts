import { z } from 'zod';

/** One LED's light: R, G, B 0–255 and L, the brightness, 0–100 (%). */
export type LedState = readonly [red: number, green: number, blue: number, brightness: number];

/** Bytes of one LED state in a recording: R, G, B, L. */
export const BYTES_PER_LED = 4;

/** How many LEDs a tree may have. */
export const ledCount = z.int().min(1, 'a tree has at least 1 LED').max(10_000, 'a tree has at most 10,000 LEDs');

/** LEDs of the tree that programs are previewed on when none is named. */
export const DEFAULT_LED_COUNT = 500;

/** The colour constants that a tree's programs know, as (R, G, B, L). */
export const COLOURS = {
  RED: [255, 0, 0, 100],
  GREEN: [0, 255, 0, 100],
  BLUE: [0, 0, 255, 100],
  YELLOW: [255, 255, 0, 100],
  CYAN: [0, 255, 255, 100],
  MAGENTA: [255, 0, 255, 100],
  WHITE: [255, 255, 255, 100],
  ORANGE: [255, 165, 0, 100],
  PURPLE: [128, 0, 128, 100],
  PINK: [255, 192, 203, 100],
  OFF: [0, 0, 0, 0],
} as const satisfies Record<string, LedState>;
