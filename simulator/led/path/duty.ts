import { z } from 'zod';

/** How a tree makes the three bytes of an LED from its state. */
export const colourPathName = z.enum(['plan', 'deployed']);
export type ColourPathName = z.infer<typeof colourPathName>;

/** The strongest byte that a colour path gives: what is full light on that tree. */
export const FULL_DUTY: Readonly<Record<ColourPathName, number>> = { plan: 255, deployed: 51 };

/**
 * The byte (0–255) that is sent for a channel (0–255) at a brightness (0–100; a deployed tree lets up to 255 through).
 * Both scale by `int(c * L / 100)`. `deployed` leaves that out at L = 100, which is the same, and then takes a fifth,
 * `int(x * 0.2)`: 52 steps, and dark below 5. JavaScript's numbers are Python's floats, so the products are the same to the bit.
 */
export function dutyOf(path: ColourPathName, channel: number, brightness: number): number {
  const scaled = Math.trunc((channel * brightness) / 100);
  return Math.min(255, path === 'plan' ? scaled : Math.trunc(scaled * 0.2));
}

/** All of `dutyOf`, at `brightness << 8 | channel`. */
export const DUTY: Readonly<Record<ColourPathName, Uint8Array>> = { plan: tableOf('plan'), deployed: tableOf('deployed') };

function tableOf(path: ColourPathName): Uint8Array {
  return Uint8Array.from({ length: 1 << 16 }, (_, at) => dutyOf(path, at & 255, at >> 8));
}
