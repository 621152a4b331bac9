import path from 'node:path';
import { measure, type Series } from '../../simulator/recording/instruments/measure.ts';
import { findingOf } from '../../simulator/recording/instruments/notice.ts';
import { noticesOf } from '../../simulator/recording/instruments/notices.ts';
import { paceOn } from '../../simulator/recording/instruments/pace.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import type { Finding } from '../../simulator/rules/finding.ts';
import { type RulesName, rulesName } from '../../simulator/rules/profile.ts';
import { RULES } from '../../simulator/rules/rules.ts';
import { readTree } from '../../simulator/tree/model/read-tree.ts';
import { type Tree, treeOf } from '../../simulator/tree/tree.ts';
import { Fault } from './fault.ts';
import { readFileAs } from './read-file.ts';

/** The tree of a file, and the rules to play for it: those that are `wanted`, else its own. `measure` tells what a run does on it. */
export async function openTree(file: string, wanted: RulesName | undefined) {
  const { tree: saved } = await readFileAs(file, (chunks) => readTree(chunks, path.parse(file).name));
  const rules = rulesName.safeParse(wanted ?? saved.rules);
  if (!rules.success) throw new Fault(`${file} names the rules "${saved.rules}", which cannot be played; name others with --rules.`);
  const tree = treeOf(saved);
  return { tree, rules: rules.data, measure: (recording: Recording, source: string) => runOnTree(recording, tree, rules.data, source) };
}

/** What should be known of a run, in the program's lines, and the figures for programs that read them. */
function runOnTree(recording: Recording, tree: Tree, rules: RulesName, source: string) {
  const { wireMicrosPerLed, showMs } = RULES[rules];
  const run = { recordedMicrosPerLed: wireMicrosPerLed, showMs };
  const measured = measure(recording, tree);
  const { framesPerSecond, durationMs } = paceOn(recording, { ...run, microsPerLed: tree.microsPerLed });
  const findings = noticesOf(recording, tree, measured, run)
    .map((notice): Finding | null => findingOf(notice, source))
    .filter((finding) => finding !== null);
  const { amperes, brightness, flashes, redFlashes } = measured;
  return {
    findings,
    measured: {
      amperes: figures(amperes),
      brightness: figures(brightness),
      flashesPerSecond: flashes.peak,
      redFlashesPerSecond: redFlashes.peak,
      framesPerSecond,
      durationMs,
    },
  };
}

function figures({ peak, mean }: Series): { peak: number; mean: number } {
  return { peak, mean };
}
