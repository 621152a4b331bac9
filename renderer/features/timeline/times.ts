/** Time of a show as it is read aloud by a clock: `0:17.10`. */
export function clock(ms: number): string {
  const hundredths = Math.floor(ms / 10);
  const minutes = Math.floor(hundredths / 6_000);
  return `${minutes}:${((hundredths % 6_000) / 100).toFixed(2).padStart(5, '0')}`;
}

/** Frame `frame` (from 0) as people count; before the first one the tree is dark. */
export function frameOf(frame: number, frames: number): string {
  return frame < 0
    ? `before the first of ${count(frames, 'frame')}`
    : `frame ${(frame + 1).toLocaleString('en')} of ${frames.toLocaleString('en')}`;
}

export function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
}
