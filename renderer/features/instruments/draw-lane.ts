import type { Section } from '../../../simulator/recording/strip.ts';
import type { Brush } from '../timeline/use-canvas.ts';
import type { Face } from './faces.ts';
import { columnsOf } from './graph.ts';
import type { Readings } from './readings.ts';

const FILL = 0.16;
const DASH = 3;

/** A value's height from the top, as a share. */
export function heightOf(value: number, top: number): number {
  return 1 - Math.min(1, value / top) * 0.94 - 0.03;
}

/** Draws an instrument through what is seen: the line with what is below it, what is beyond the limit in another colour, and the limit. */
export function drawLane(
  brush: Brush,
  face: Face,
  readings: Readings,
  run: { times: Float64Array; durationMs: number },
  here: Section,
): void {
  const { context, width, height, scale, colour } = brush;
  const top = face.top(readings);
  const limit = face.limit?.(readings).value;
  context.clearRect(0, 0, width, height);
  context.lineWidth = 1.25 * scale;
  context.lineJoin = 'round';
  for (const { values, colour: name } of face.series(readings)) {
    const columns = columnsOf(values, run, here, width);
    const line = lineOf(columns, top, height);
    const area = areaOf(columns, top, height);
    const ink = (style: string): void => {
      context.fillStyle = context.strokeStyle = style;
      context.globalAlpha = FILL;
      context.fill(area);
      context.globalAlpha = 1;
      context.stroke(line);
    };
    ink(colour(name));
    if (limit === undefined || limit >= top) continue;
    context.save();
    context.beginPath();
    context.rect(0, 0, width, heightOf(limit, top) * height - scale);
    context.clip();
    context.clearRect(0, 0, width, height);
    ink(colour('--bad'));
    context.restore();
  }
  if (limit === undefined) return;
  context.strokeStyle = colour('--warn');
  context.lineWidth = scale;
  context.setLineDash([DASH * scale, DASH * scale]);
  context.beginPath();
  context.moveTo(0, heightOf(limit, top) * height);
  context.lineTo(width, heightOf(limit, top) * height);
  context.stroke();
  context.setLineDash([]);
}

function lineOf(columns: Float32Array, top: number, height: number): Path2D {
  const path = new Path2D();
  let begun = false;
  for (let x = 0; x < columns.length / 2; x++) {
    const [least, most] = [columns[x * 2]!, columns[x * 2 + 1]!];
    if (Number.isNaN(least)) begun = false;
    else if (begun) path.lineTo(x + 0.5, heightOf(most, top) * height);
    else path.moveTo(x + 0.5, heightOf(most, top) * height);
    if (!Number.isNaN(least)) begun = true;
    if (least < most) path.lineTo(x + 0.5, heightOf(least, top) * height);
  }
  return path;
}

function areaOf(columns: Float32Array, top: number, height: number): Path2D {
  const path = new Path2D();
  for (let x = 0; x < columns.length / 2; x++) {
    const most = columns[x * 2 + 1]!;
    if (!Number.isNaN(most)) path.rect(x, heightOf(most, top) * height, 1, height);
  }
  return path;
}
