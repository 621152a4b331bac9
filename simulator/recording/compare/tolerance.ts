/** By how much two recordings may differ and still show the same. */
export interface Tolerance {
  /** a channel's light may differ by this, 0–255 */
  light: number;
  /** a light may come so much earlier or later, and a run may be so much longer, ms */
  ms: number;
}
