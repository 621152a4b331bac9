import { unpackFrames } from '../../simulator/recording/pack.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { answered } from './answered.ts';
import { findingLines } from './findings.ts';
import type { CommandLine } from './parse.ts';
import { openPrograms } from './programs.ts';
import { readSource } from './read-program.ts';
import { coloured, progress, seconds, write } from './terminal.ts';
import { writeAtomically } from './write-atomically.ts';

/** Plays a light program and says what came of it; 0 only for OK. */
export async function preview(line: CommandLine): Promise<number> {
  const rules = line.choice('rules', rulesName.options) ?? 'plan';
  const leds = line.whole('leds', 1, 10_000);
  const seed = line.whole('seed', 0, 0xffff_ffff);
  const source = await readSource(line.operand);
  const told = progress();
  const programs = await openPrograms();
  try {
    told.say('playing the program …');
    const baked = await answered(programs.preview({ source, rules, leds, seed }));
    told.clear();
    const { verdict, findings, recording: info } = baked;
    const recording: Recording = { ...info, ...unpackFrames(baked.frames.buffer, info.leds) };
    const files = await exportTo({ gif: line.text('gif'), csv: line.text('csv') }, recording, told);
    if (line.flag('json')) {
      await write(process.stdout, `${JSON.stringify({ verdict, ...info, findings }, null, 2)}\n`);
    } else {
      await write(process.stdout, baked.stdout);
      await write(process.stderr, baked.stderr);
      await write(process.stderr, findingLines(line.operand, findings, process.stderr));
      const figures = `${info.frames} frames of ${info.leds} LEDs, ${seconds(info.durationMs)} on the tree, seed ${info.seed}`;
      const code = coloured(verdict.code === 'OK' ? 'green' : 'red', verdict.code, process.stderr);
      await write(process.stderr, `${code} ${verdict.reason}${coloured('dim', ` (${figures})`, process.stderr)}\n`);
    }
    for (const file of files) await write(process.stderr, `Wrote ${file}.\n`);
    return verdict.code === 'OK' ? 0 : 1;
  } finally {
    told.clear();
    await programs.close();
  }
}

/** Writes the files that were asked for; resolves to their names. */
async function exportTo(
  files: { gif: string | undefined; csv: string | undefined },
  recording: Recording,
  told: ReturnType<typeof progress>,
) {
  const written: string[] = [];
  if (files.csv !== undefined) {
    told.say(`writing ${files.csv} …`);
    const { toCsv } = await import('../../simulator/recording/csv.ts');
    await writeAtomically(files.csv, toCsv(recording));
    written.push(files.csv);
  }
  told.clear();
  return written;
}
