/**
 * What drives a tree, and what a `setLEDs` takes with it, µs for each LED: the wire by itself (24 bits of 1.25 µs), and as it was measured.
 */
export const SPEEDS = {
  wire: { name: 'The wire alone', microsPerLed: 30 },
  'pi-3': { name: 'Raspberry Pi 3', microsPerLed: 120 },
} as const;

/** What is known to be so fast; null where nothing is. */
export function driverOf(microsPerLed: number): string | null {
  return Object.values(SPEEDS).find((speed) => speed.microsPerLed === microsPerLed)?.name ?? null;
}
