import type { Recording } from '../../../simulator/recording/recording.ts';
import type { ReadingOptions, Readings } from './readings.ts';

/** What the instruments' worker is told, in order: a recording, its states in parts, and then to measure it, as often as one likes. */
export type Order =
  | { kind: 'recording'; recording: Omit<Recording, 'states'>; bytes: number }
  | { kind: 'states'; at: number; states: Uint8Array }
  | { kind: 'measure'; id: number; options: ReadingOptions };

/** What it answers: `id` is the order's. */
export interface Answer {
  id: number;
  readings: Readings;
}
