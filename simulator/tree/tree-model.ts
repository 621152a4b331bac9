/**
 * The lights of a tree in space: LED `i` is at x `positions[3i]`, y `positions[3i + 1]`, z `positions[3i + 2]`. x and y lie in
 * [−1, 1] around the trunk; z counts upwards from 0, at the same scale.
 */
export interface TreeModel {
  name: string;
  leds: number;
  positions: Float32Array;
}
