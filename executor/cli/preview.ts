import { unpackFrames } from '../../simulator/recording/pack.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { answered } from './answered.ts';
import { exportRecording } from './export-recording.ts';
import { UsageFault } from './fault.ts';
import { findingLines } from './findings.ts';
import type { CommandLine } from './parse.ts';
import { openPrograms } from './programs.ts';
import { readSource } from './read-program.ts';
import { progress, write } from './terminal.ts';
import { previewLine } from './verdict-line.ts';

/** Plays a light program and says what came of it; 0 only for OK. */
export async function preview(line: CommandLine): Promise<number> {
  const wantedRules = line.choice('rules', rulesName.options);
  const treeFile = line.text('tree');
  if (treeFile !== undefined && line.text('leds') !== undefined)
    throw new UsageFault('--tree says how many LEDs there are; leave --leds out.');
  const on = treeFile === undefined ? null : await (await import('./preview-tree.ts')).openTree(treeFile, wantedRules);
  const rules = on?.rules ?? wantedRules ?? 'plan';
  const leds = on?.tree.leds ?? line.whole('leds', 1, 10_000);
  const timing = line.flag('times') ? 'FRAME_TIME' : 'FRAME_ID';
  const seed = line.whole('seed', 0, 0xffff_ffff);
  const source = await readSource(line.operand);
  const told = progress();
  const programs = await openPrograms();
  try {
    told.say('playing the program …');
    const baked = await answered(programs.preview({ source, rules, leds, seed }));
    told.clear();
    const { verdict, recording: info } = baked;
    const recording = { ...info, ...unpackFrames(baked.frames.buffer, info.leds) };
    const onTree = on?.measure(recording, source);
    const findings = [...baked.findings, ...(onTree?.findings ?? [])];
    const wanted = { record: line.text('record'), csv: line.text('csv'), gif: line.text('gif') };
    const unlit = info.frames === 0 && Object.values(wanted).some((file) => file !== undefined);
    const files = unlit ? [] : await exportRecording(recording, { ...wanted, timing, tree: on?.tree });
    if (line.flag('json')) {
      await write(process.stdout, `${JSON.stringify({ verdict, ...info, findings, measured: onTree?.measured }, null, 2)}\n`);
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
