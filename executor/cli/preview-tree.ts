import { measure, type Series } from '../../simulator/recording/instruments/measure.ts';
import { findingOf } from '../../simulator/recording/instruments/notice.ts';
import { noticesOf } from '../../simulator/recording/instruments/notices.ts';
import { paceOn } from '../../simulator/recording/instruments/pace.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import type { Finding } from '../../simulator/rules/finding.ts';
import { rulesOf } from '../../simulator/rules/rules.ts';
import type { Tree } from '../../simulator/tree/tree.ts';

/** What should be known of a run that was baked for a tree, in the program's lines, and the figures for programs that read them. */
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
  };
}

function figures({ peak, mean }: Series): { peak: number; mean: number } {
  return { peak, mean };
}
