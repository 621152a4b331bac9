import { unpackFrames } from '../../simulator/recording/pack.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { answered } from './answered.ts';
import { exportRecording } from './export-recording.ts';
import { findingLines } from './findings.ts';
import type { CommandLine } from './parse.ts';
import { openPrograms } from './programs.ts';
import { readSource } from './read-program.ts';
import { progress, write } from './terminal.ts';
import { previewLine } from './verdict-line.ts';

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
    const wanted = { csv: line.text('csv'), gif: line.text('gif') };
    const unlit = info.frames === 0 && (wanted.csv !== undefined || wanted.gif !== undefined);
    const files = unlit ? [] : await exportRecording({ ...info, ...unpackFrames(baked.frames.buffer, info.leds) }, wanted);
    if (line.flag('json')) {
      await write(process.stdout, `${JSON.stringify({ verdict, ...info, findings }, null, 2)}\n`);
    } else {
      await write(process.stdout, baked.stdout);
      await write(process.stderr, baked.stderr);
      await write(process.stderr, findingLines(line.operand, findings, process.stderr));
      await write(process.stderr, previewLine(verdict, info));
    }
    for (const file of files) await write(process.stderr, `Wrote ${file}.\n`);
    if (unlit) await write(process.stderr, 'No file was written: the program set no lights.\n');
    return verdict.code === 'OK' && !unlit ? 0 : 1;
  } finally {
    told.clear();
    await programs.close();
  }
}
