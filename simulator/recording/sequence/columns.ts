import { BYTES_PER_LED, ledCount } from '../../led/led-state.ts';
import { ReadFault } from '../../led/reading/read-fault.ts';

/** Where the values of a row belong. */
export interface Columns {
  leds: number;
  /** for each column: the byte of a frame's states, or one of the marks below */
  targets: Int32Array;
  names: readonly string[];
}

export const FRAME_ID = -1;
export const FRAME_TIME = -2;

/**
 * Reads the header of a sequence: `FRAME_ID` or `FRAME_TIME`, then `R_0,G_0,B_0,…` in any order, in either case.
 *
 * @throws ReadFault with the column
 */
export function readColumns(header: string): Columns {
  const names = header.split(',').map((name) => name.trim().replaceAll('"', '').toUpperCase());
  const targets = Int32Array.from(names, (name) => {
    if (name === 'FRAME_ID') return FRAME_ID;
    if (name === 'FRAME_TIME') return FRAME_TIME;
    const [, channel, led] = /^([RGB])_(\d{1,5})$/.exec(name) ?? [];
    if (led === undefined || channel === undefined) {
      throw fault(`the column "${name.slice(0, 40)}" is none of a sequence; those are FRAME_ID, FRAME_TIME and R_0,G_0,B_0,R_1,…`, name);
    }
    return Number(led) * BYTES_PER_LED + 'RGB'.indexOf(channel);
  });
  const leds = Math.floor(targets.reduce((most, target) => Math.max(most, target), -1) / BYTES_PER_LED) + 1;
  if (!ledCount.safeParse(leds).success)
    throw fault(leds === 0 ? 'there is no column of an LED, such as R_0.' : 'a tree has at most 10,000 LEDs.');
  const seen = new Set<number>();
  targets.forEach((target, i) => {
    if (seen.has(target)) throw fault(`the column ${names[i]} is there twice.`, names[i]);
    seen.add(target);
  });
  for (let led = 0; led < leds; led++) {
    for (let channel = 0; channel < 3; channel++) {
      const name = `${'RGB'[channel]}_${led}`;
      if (!seen.has(led * BYTES_PER_LED + channel))
        throw fault(`the column ${name} is missing: every LED up to ${leds - 1} needs three.`, name);
    }
  }
  return { leds, targets, names };
}

function fault(message: string, field?: string): ReadFault {
  return new ReadFault(message, { line: 1, field: field?.slice(0, 40) ?? null });
}
