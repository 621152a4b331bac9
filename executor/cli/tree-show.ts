import path from 'node:path';
import { readTree } from '../../simulator/tree/model/read-tree.ts';
import { placesOf } from '../../simulator/tree/model/tree-of-coordinates.ts';
import { treeOf } from '../../simulator/tree/tree.ts';
import type { CommandLine } from './parse.ts';
import { readFileAs } from './read-file.ts';
import { table, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';

/** What a file tells of a tree. */
export async function treeShow(line: CommandLine): Promise<number> {
  const { tree, coordinates } = await readFileAs(line.operand, (chunks) => readTree(chunks, path.parse(line.operand).name));
  const { leds, name, lights, order, dead, speed, supply, rules } = tree;
  const missing = coordinates?.missing ?? [];
  const facts = { leds, name, shape: lights.shape, order, dead, ...speed, ...supply, rules, format: coordinates?.format ?? null, missing };
  if (line.flag('json')) {
    await writeJson({ ...facts, duplicates: coordinates?.duplicates ?? 0, positions: placesOf(treeOf(tree).positions) });
    return 0;
  }
  await write(
    process.stdout,
    table([
      ['Name', name],
      ['LEDs', String(leds)],
      ['Lights', coordinates === null ? lights.shape : `coordinates (${coordinates.format})`],
      ...(missing.length > 0 ? [['Without a place', `${counted(missing.length, 'LED')}, put between their neighbours`]] : []),
      ...(coordinates?.duplicates ? [['In one place', `${counted(coordinates.duplicates, 'LED')} with another`]] : []),
      ['Colours', order],
      ['Dead', dead.length === 0 ? 'none' : dead.join(', ')],
      ['Speed', `${speed.microsPerLed} µs an LED: at most ${(1_000_000 / (speed.microsPerLed * leds)).toFixed(1)} frames a second`],
      ['Supply', `${supply.amperes} A at ${supply.volts} V`],
      ['Rules', rules],
    ]),
  );
  return 0;
}
