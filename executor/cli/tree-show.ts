import type { Coordinates } from '../../simulator/tree/coordinates/coordinates.ts';
import { formatOfName, writeCoordinates } from '../../simulator/tree/coordinates/write-coordinates.ts';
import { deadText } from '../../simulator/tree/model/dead-text.ts';
import { writeTreeModel } from '../../simulator/tree/model/read-tree-model.ts';
import { driverOf } from '../../simulator/tree/model/speeds.ts';
import type { TreeFile } from '../../simulator/tree/model/tree-file.ts';
import { placesOf } from '../../simulator/tree/model/tree-of-coordinates.ts';
import { treeOf } from '../../simulator/tree/tree.ts';
import type { CommandLine } from './parse.ts';
import { table, write, writeJson } from './terminal.ts';
import { treeNamed } from './tree-named.ts';
import { counted } from './verdict-line.ts';
import { writeAtomically } from './write-atomically.ts';

/** What a tree is like; and writes it, or the places of its lights, as a file where one is named. */
export async function treeShow(line: CommandLine): Promise<number> {
  const { tree, coordinates } = await treeNamed(line.operand);
  const file = line.text('write');
  const places = placesOf(treeOf(tree).positions);
  const format = file === undefined ? null : formatOfName(file);
  if (file !== undefined) await writeAtomically(file, [format === null ? writeTreeModel(tree) : writeCoordinates(places, format)]);
  const { leds, name, lights, order, dead, speed, supply, rules } = tree;
  const missing = coordinates?.missing ?? [];
  const facts = { leds, name, shape: lights.shape, order, dead, ...speed, ...supply, rules, format: coordinates?.format ?? null, missing };
  if (line.flag('json')) {
    await writeJson({ ...facts, duplicates: coordinates?.duplicates ?? 0, positions: places });
  } else await write(process.stdout, described(tree, coordinates));
  if (file !== undefined) await write(process.stderr, `Wrote ${file}.\n`);
  return 0;
}

function described({ leds, name, lights, order, dead, speed, supply, rules }: TreeFile, coordinates: Coordinates | null): string {
  const missing = coordinates?.missing ?? [];
  const driver = driverOf(speed.microsPerLed);
  return table([
    ['Name', name],
    ['LEDs', String(leds)],
    ['Lights', coordinates === null ? lights.shape : `coordinates (${coordinates.format})`],
    ...(missing.length > 0 ? [['Without a place', `${counted(missing.length, 'LED')}, put between their neighbours`]] : []),
    ...(coordinates?.duplicates ? [['In one place', `${counted(coordinates.duplicates, 'LED')} with another`]] : []),
    ['Colours', order],
    ['Dead', dead.length === 0 ? 'none' : deadText(dead)],
    [
      'Speed',
      `${speed.microsPerLed} µs an LED${driver === null ? '' : ` (${driver})`}: at most ${(1_000_000 / (speed.microsPerLed * leds)).toFixed(1)} frames a second`,
    ],
    ['Supply', `${supply.amperes} A at ${supply.volts} V`],
    ['Rules', rules],
  ]);
}
