import { ReadFault } from '../../led/reading/read-fault.ts';

/** Dead LEDs as people write them: `3, 17-20`. */
export function deadText(dead: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const led of dead.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && led === run[1] + 1) run[1] = led;
    else runs.push([led, led]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

/**
 * The LEDs of such a text, in order, each once; none for an empty one.
 *
 * @throws ReadFault where a part of it is neither an LED of the tree nor a run of them
 */
export function readDeadText(text: string, leds: number): number[] {
  const dead = new Set<number>();
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue;
    const [, from, to] = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/.exec(part) ?? [];
    if (from === undefined) throw new ReadFault(`"${part}" is neither an LED nor a run of them; write them as 3, 17-20.`);
    const [first, last] = [Number(from), Number(to ?? from)];
    if (last < first) throw new ReadFault(`${part} runs backwards; write ${last}-${first}.`);
    if (last >= leds) throw new ReadFault(`There is no LED ${last}; the last one is ${leds - 1}.`);
    for (let led = first; led <= last; led++) dead.add(led);
  }
  return [...dead].toSorted((a, b) => a - b);
}
