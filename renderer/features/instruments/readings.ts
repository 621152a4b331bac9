import { frameRates } from '../../../simulator/recording/instruments/frame-rates.ts';
import type { InstrumentTree } from '../../../simulator/recording/instruments/instrument-tree.ts';
import { measure, type Measured } from '../../../simulator/recording/instruments/measure.ts';
import type { Notice } from '../../../simulator/recording/instruments/notice.ts';
import { noticesOf } from '../../../simulator/recording/instruments/notices.ts';
import { type Pace, paceOn, retimed } from '../../../simulator/recording/instruments/pace.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';

export interface ReadingOptions {
  tree: InstrumentTree;
  recordedMicrosPerLed: number | null;
  /** a tree ends every program then, ms */
  showMs: number;
  /** it was stopped from outside */
  unfinished?: boolean | undefined;
  /** whether the run is played at the times of the tree: so it is measured then */
  asTheTree: boolean;
}

/** What the instruments show of a run on a tree. Values are one for each frame, as it is played. */
export interface Readings extends Measured {
  /** frames a second, as the tree would show them */
  rates: Float32Array;
  pace: Pace;
  /** of the run as it was recorded, so that they do not depend on how one looks at it */
  notices: Notice[];
  supplyAmperes: number;
}

export function readingsOf(recorded: Recording, { tree, recordedMicrosPerLed, showMs, unfinished, asTheTree }: ReadingOptions): Readings {
  const options = { recordedMicrosPerLed, microsPerLed: tree.microsPerLed, showMs };
  const onTree = retimed(recorded, options);
  const measured = measure(recorded, tree);
  return {
    ...(asTheTree && onTree !== recorded ? measure(onTree, tree) : measured),
    rates: frameRates(onTree),
    pace: paceOn(recorded, options),
    notices: noticesOf(recorded, tree, measured, { ...options, unfinished }),
    supplyAmperes: tree.amperes,
  };
}
