import { measure, type Measured, type Series } from '../../simulator/recording/instruments/measure.ts';
import { findingOf } from '../../simulator/recording/instruments/notice.ts';
import { noticesOf } from '../../simulator/recording/instruments/notices.ts';
import { paceOn } from '../../simulator/recording/instruments/pace.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import type { Finding } from '../../simulator/rules/finding.ts';
import type { RulesName } from '../../simulator/rules/profile.ts';
import { rulesOf } from '../../simulator/rules/rules.ts';
import { TREE_FILE_VERSION, treeFile, type TreeFile } from '../../simulator/tree/model/tree-file.ts';
import type { Tree } from '../../simulator/tree/tree.ts';

/** The tree that stands for one where none is named, as the window begins with. */
export function defaultTree(rules: RulesName, leds: number | undefined): TreeFile {
  return treeFile.parse({ treeline: 'tree', version: TREE_FILE_VERSION, rules, leds });
}

/** What should be known of a run that was baked for a tree, in the program's lines; and the figures, for programs that read them and in words. */
export function runOnTree(recording: Recording, tree: Tree, source: string) {
  const { microsPerLed, lighting } = tree;
  const run = { recordedMicrosPerLed: microsPerLed, showMs: rulesOf(lighting.path).showMs };
  const measured = measure(recording, tree);
  const { framesPerSecond, durationMs } = paceOn(recording, { ...run, microsPerLed });
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
    inWords: recording.times.length === 0 ? [] : inWords(measured, framesPerSecond, tree),
  };
}

function inWords({ amperes, brightness, flashes: { peak } }: Measured, framesPerSecond: number, tree: Tree): string[] {
  return [
    `at most ${amperes.peak.toFixed(1)} of ${tree.amperes} A`,
    `${Math.round(brightness.mean * 100)} % light`,
    ...(peak > 0 ? [`up to ${peak} ${peak === 1 ? 'flash' : 'flashes'} a second`] : []),
    `${framesPerSecond.toFixed(1)} frames a second`,
  ];
}

function figures({ peak, mean }: Series): { peak: number; mean: number } {
  return { peak, mean };
}
