import { BYTES_PER_LED } from '../../led/led-state.ts';
import { BYTES_PER_LIGHT, createColourPath } from '../../led/path/colour-path.ts';
import type { Recording } from '../recording.ts';
import { countFlashes } from './flashes/count-flashes.ts';
import { createFlashList } from './flashes/flash-list.ts';
import { createFlashFinder, GENERAL, RED } from './flashes/transitions.ts';
import { viewsOf } from './flashes/views.ts';
import type { InstrumentTree } from './instrument-tree.ts';
import { amperesOf } from './power.ts';

/** A value through a run: one for each frame, which holds until the next. */
export interface Series {
  values: Float32Array;
  /** the greatest, and the first frame that has it, from 0; 0 and −1 where there are no frames */
  peak: number;
  peakFrame: number;
  /** over the whole run, the dark before the first frame left out */
  mean: number;
}

/** What a run does on a tree. */
export interface Measured {
  /** what the lights take */
  amperes: Series;
  /** mean light, 0–1: 1 where every LED is white, as bright as that tree can */
  brightness: Series;
  /** flashes in the second up to each frame, over more than a quarter of a side of the tree: more than 3 can harm (WCAG 2.3.1) */
  flashes: Series;
  redFlashes: Series;
}

export function measure(recording: Recording, tree: InstrumentTree): Measured {
  const { leds, times, states } = recording;
  const path = createColourPath(tree.lighting);
  const light = new Uint8Array(leds * BYTES_PER_LIGHT);
  const before = new Uint8Array(light.length);
  const amperes = new Float32Array(times.length);
  const brightness = new Float32Array(times.length);
  const nextFlash = createFlashFinder(leds, path.full);
  const general = createFlashList(times.length);
  const reds = createFlashList(times.length);

  for (let frame = 0; frame < times.length; frame++) {
    path.light(states.subarray(frame * leds * BYTES_PER_LED), leds, light);
    let sum = 0;
    for (let led = 0, at = 0; led < leds; led++, at += BYTES_PER_LIGHT) {
      const [red, green, blue] = [light[at]!, light[at + 1]!, light[at + 2]!];
      sum += red + green + blue;
      if (red === before[at] && green === before[at + 1] && blue === before[at + 2]) continue;
      const ended = nextFlash(led, red, green, blue);
      if ((ended & GENERAL) !== 0) general.add(led);
      if ((ended & RED) !== 0) reds.add(led);
    }
    general.endFrame();
    reds.endFrame();
    amperes[frame] = amperesOf(sum, leds);
    brightness[frame] = sum / (light.length * path.full);
    before.set(light);
  }
  const views = viewsOf(tree.positions);
  return {
    amperes: seriesOf(amperes, recording),
    brightness: seriesOf(brightness, recording),
    flashes: seriesOf(Float32Array.from(countFlashes(general.list(), times, views)), recording),
    redFlashes: seriesOf(Float32Array.from(countFlashes(reds.list(), times, views)), recording),
  };
}

function seriesOf(values: Float32Array, { times, durationMs }: Recording): Series {
  let peakFrame = values.length > 0 ? 0 : -1;
  let area = 0;
  for (let frame = 0; frame < values.length; frame++) {
    if (values[frame]! > values[peakFrame]!) peakFrame = frame;
    area += values[frame]! * Math.max(0, (times[frame + 1] ?? durationMs) - times[frame]!);
  }
  const lasting = durationMs - (times[0] ?? durationMs);
  return { values, peak: values[peakFrame] ?? 0, peakFrame, mean: lasting > 0 ? area / lasting : (values[0] ?? 0) };
}
