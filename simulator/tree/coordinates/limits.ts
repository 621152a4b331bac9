/** How many LEDs a tree may have, as `ledCount` has it. */
export const MOST_LEDS = 10_000;

/** Coordinates beyond this, in any unit, are a mistake; differences of them are still exact enough. */
export const MOST_DISTANT = 1e9;
