import { unpackFrames } from '../../simulator/recording/pack.ts';
import { VARIANTS } from '../../simulator/tree/model/variants.ts';
import { treeOf } from '../../simulator/tree/tree.ts';
import { answered } from './answered.ts';
import { exportsOf, writesFiles } from './export-options.ts';
import { exportRecording } from './export-recording.ts';
import { UsageFault } from './fault.ts';
import { findingLines } from './findings.ts';
import type { CommandLine } from './parse.ts';
import { type Played, playedFor } from './preview-played.ts';
import { openPrograms, type Programs } from './programs.ts';
import { readSource } from './read-program.ts';
import { coloured, progress, write, writeJson } from './terminal.ts';
import { previewLine } from './verdict-line.ts';

/** Plays a light program, once for each tree that is named, and says what came of it; 0 only where all are OK. */
export async function preview(line: CommandLine): Promise<number> {
  const exports = await exportsOf(line, line.operand);
  const writes = writesFiles(exports);
  let seed = line.whole('seed', 0, 0xffff_ffff);
  const all = await playedFor(line);
  const several = all.length > 1;
  if (several && writes) throw new UsageFault('A file holds what one tree shows; name one tree to write it.');
  const source = await readSource(line.operand);
  const json = line.flag('json');
  const told = progress();
  const programs = await openPrograms();
  const results: object[] = [];
  let good = true;
  try {
    for (const played of all) {
      told.say('playing the program …');
      const { recording, stdout, stderr, inWords, ...result } = await play(programs, { source, seed, ...played }, json);
      told.clear();
      const unlit = writes && result.frames === 0;
      const files = unlit ? [] : await exportRecording(recording, exports, played.tree);
      results.push(result);
      // Trees differ by what they are, not by chance.
      seed ??= result.seed;
      if (!json) {
        if (several) await write(process.stderr, coloured('dim', `On ${nameOf(played)}:\n`, process.stderr));
        await write(process.stdout, stdout);
        await write(process.stderr, stderr);
        await write(process.stderr, findingLines(line.operand, result.findings, process.stderr));
        await write(process.stderr, previewLine(result.verdict, result, inWords));
      }
      for (const file of files) await write(process.stderr, `Wrote ${file}.\n`);
      if (unlit) await write(process.stderr, 'No file was written: the program set no lights.\n');
      good &&= result.verdict.code === 'OK' && !unlit;
    }
    if (json) await writeJson(several ? { results } : results[0]);
    return good ? 0 : 1;
  } finally {
    told.clear();
    await programs.close();
  }
}

/** A tree, and what is changed of it. */
function nameOf({ tree, variant }: Played): string {
  const changed = variant ? VARIANTS[variant].name : '';
  return `${tree?.name}${changed && `, ${changed.charAt(0).toLowerCase()}${changed.slice(1)}`}`;
}

/**
 * `asJson`: the answer says of a tree only what was asked for one, as programs that read it rely on. People are always told, of the
 * default tree where they name none.
 */
async function play(
  programs: Programs,
  { tree, variant, source, ...options }: Played & { source: string; seed?: number },
  asJson: boolean,
) {
  const { verdict, recording: info, findings, stdout, stderr, frames } = await answered(programs.preview({ source, ...options }));
  const recording = { ...info, ...unpackFrames(frames.buffer, info.leds) };
  const instruments = asJson && !tree ? null : await import('./preview-tree.ts');
  const onTree = instruments?.runOnTree(recording, tree ?? treeOf(instruments.defaultTree(options.rules, info.leds)), source);
  return {
    ...(tree && { tree: tree.name }),
    ...(variant && { variant }),
    verdict,
    ...info,
    // What the program's text tells already is not told again.
    findings: [...findings, ...(onTree?.findings ?? []).filter(({ rule }) => findings.every((told) => told.rule !== rule))],
    measured: onTree?.measured,
    inWords: onTree?.inWords ?? [],
    recording,
    stdout,
    stderr,
  };
}
