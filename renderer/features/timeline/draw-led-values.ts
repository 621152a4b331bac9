import type { Recording } from '../../../simulator/recording/recording.ts';
import type { Section } from '../../../simulator/recording/strip.ts';
import type { LedValues } from './led-values.ts';
import type { Brush } from './use-canvas.ts';
import { shareOf } from './view.ts';

/** The most of each value, and its colour. Brightness is drawn first: the colours lie over it. */
const LINES = [
  { part: 3, most: 100, colour: '--level', dashed: true },
  { part: 2, most: 255, colour: '--blue', dashed: false },
  { part: 1, most: 255, colour: '--green', dashed: false },
  { part: 0, most: 255, colour: '--red', dashed: false },
] as const;
const MARGIN = 4;

/** Draws an LED's values as steps: each holds until the next change. Each channel is drawn as high as its value, before the brightness. */
export function drawLedValues(
  { context, width, height, scale, colour }: Brush,
  { frames, states }: LedValues,
  { times, durationMs }: Pick<Recording, 'times' | 'durationMs'>,
  here: Section,
): void {
  context.clearRect(0, 0, width, height);
  const x = (ms: number): number => shareOf(ms, here) * width;
  const reach = height - 2 * MARGIN * scale;
  for (const { part, most, colour: name, dashed } of LINES) {
    context.beginPath();
    for (let change = 0; change < frames.length; change++) {
      const [begin, end] = [times[frames[change]!]!, times[frames[change + 1] ?? -1] ?? durationMs];
      if (end < here.from) continue;
      if (begin > here.to) break;
      // Lines of the same height stand side by side.
      const y = MARGIN * scale + (1 - states[change]![part] / most) * reach + (part - 1) * 0.75 * scale;
      context.lineTo(x(begin), y);
      context.lineTo(x(end), y);
    }
    context.strokeStyle = colour(name);
    context.globalAlpha = dashed ? 0.55 : 1;
    context.lineWidth = 1.25 * scale;
    context.setLineDash(dashed ? [2 * scale, 2 * scale] : []);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}
