import { treeOf } from '../../simulator/tree/tree.ts';
import { exportsOf, writesFiles } from './export-options.ts';
import { exportRecording } from './export-recording.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { recordingNamed } from './recording-named.ts';
import { write } from './terminal.ts';
import { treeNamed } from './tree-named.ts';

/** Writes what a recording shows as other files. */
export async function exportNamed(line: CommandLine): Promise<number> {
  const exports = await exportsOf(line, line.operand);
  if (!writesFiles(exports)) throw new UsageFault('Say what to write: --gif, --webm, --mp4, --png, --csv or --record.');
  const named = line.text('tree');
  const tree = named === undefined ? undefined : treeOf((await treeNamed(named)).tree);
  const recording = await recordingNamed(line.operand);
  if (tree && tree.leds !== recording.leds) {
    throw new Fault(`${tree.name} has ${tree.leds} LEDs, and ${line.operand} is for ${recording.leds}; name a tree that has as many.`);
  }
  if (recording.times.length === 0) throw new Fault(`${line.operand} has no frames: nothing is to be written.`);
  for (const file of await exportRecording(recording, exports, tree)) await write(process.stderr, `Wrote ${file}.\n`);
  return 0;
}
