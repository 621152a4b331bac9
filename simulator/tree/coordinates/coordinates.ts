/** Where a file says that the lights of a tree are. */
export interface Coordinates {
  format: 'gift' | '2020' | 'harvard' | 'marimapper' | 'twinkly';
  leds: number;
  /** x, y, z of each LED, in the convention of a tree (tree-model.ts) */
  positions: Float32Array;
  /** LEDs that the file leaves out; they were put between their neighbours */
  missing: readonly number[];
  /** how many LEDs lie exactly where another one does */
  duplicates: number;
}

/** x, y, z of each LED as the file has them, z upwards; NaN for an LED that it leaves out. */
export interface RawCoordinates {
  format: Coordinates['format'];
  positions: Float64Array;
}
