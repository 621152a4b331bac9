import { css } from './air.ts';
import { strandColour } from './strand-colours.ts';

/** An LED's index above its place, on a plate that keeps it readable over lights; `along` (0–1) of the strand. */
export function paintLabel(
  to: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  led: number,
  along: number,
  x: number,
  y: number,
): void {
  const text = String(led);
  const colour = css(strandColour(along));
  to.font = '500 10px ui-sans-serif, system-ui, "DejaVu Sans", sans-serif';
  to.textBaseline = 'middle';
  const wide = to.measureText(text).width;
  to.fillStyle = 'rgb(9 12 14 / 78%)';
  to.beginPath();
  to.roundRect(x - wide / 2 - 4, y - 22, wide + 8, 14, 4);
  to.fill();
  to.fillStyle = colour;
  to.fillText(text, x - wide / 2, y - 14.5);
  to.strokeStyle = colour;
  to.lineWidth = 1.25;
  to.beginPath();
  to.moveTo(x, y - 8);
  to.lineTo(x, y - 5);
  to.stroke();
  to.beginPath();
  to.arc(x, y, 4, 0, 2 * Math.PI);
  to.stroke();
}
