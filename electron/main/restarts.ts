/** ms to wait before each new start in a row */
const DELAYS = [250, 1_000, 4_000, 10_000];
/** a process that lived this long was well: its end starts the count anew, ms */
const WELL_AFTER = 60_000;

/** How many deaths in a row there were with this one, which came after `livedMs`. */
export function countDeaths(before: number, livedMs: number): number {
  return livedMs >= WELL_AFTER ? 1 : before + 1;
}

/** How long to wait after so many deaths in a row, ms; null: it is of no use to try again. */
export function restartDelay(deaths: number): number | null {
  return DELAYS[deaths - 1] ?? null;
}
