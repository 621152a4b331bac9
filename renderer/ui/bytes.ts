const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size in three figures at most. */
export function bytesLabel(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // What would round to 1024 is one of the next.
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit > 1 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
