/** More indices than this on a tree are a crowd. */
const MOST = 14;

/** LEDs whose index is written beside them: the first, the last, and round numbers between. */
export function ticksOf(leds: number): number[] {
  const step = stepOf(leds);
  const ticks: number[] = [];
  // The last is written in any case: a round number right before it would lie over it.
  for (let led = 0; led < leds - 1 - step / 2; led += step) ticks.push(led);
  if (leds > 0) ticks.push(leds - 1);
  return ticks;
}

/** 1, 2 or 5 of some power of ten. */
function stepOf(leds: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (leds / (step * power) <= MOST - 1) return step * power;
  }
}
