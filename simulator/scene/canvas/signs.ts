import type { Projected } from '../../recording/picture/projection.ts';
import { css } from '../air.ts';
import { MARK } from '../mark-kinds.ts';
import { paintLabel } from '../paint-label.ts';
import { strandColour } from '../strand-colours.ts';
import { ticksOf } from '../ticks.ts';

/** The line from LED to LED, and indices on the way. */
export function paintStrand(to: CanvasRenderingContext2D, { places, seen }: Projected): void {
  const leds = seen.length;
  to.lineWidth = 1;
  for (let led = 1; led < leds; led++) {
    to.globalAlpha = Math.max(0.05, (seen[led]! - 0.13) * 0.95);
    to.strokeStyle = css(strandColour(led / leds));
    to.beginPath();
    to.moveTo(places[led * 3 - 3]!, places[led * 3 - 2]!);
    to.lineTo(places[led * 3]!, places[led * 3 + 1]!);
    to.stroke();
  }
  for (const led of ticksOf(leds)) {
    to.globalAlpha = 0.1 + (0.9 * (seen[led]! - 0.13)) / 0.87;
    paintLabel(to, led, led / Math.max(1, leds - 1), places[led * 3]!, places[led * 3 + 1]!);
  }
  to.globalAlpha = 1;
}

/** Signs at LEDs that lose something, and at dead ones. */
export function paintMarks(
  to: CanvasRenderingContext2D,
  { places, seen }: Projected,
  marks: Uint8Array,
  wanted: { losses: boolean; dead: boolean },
): void {
  to.lineWidth = 1.2;
  for (let led = 0; led < seen.length; led++) {
    const mark = marks[led]!;
    if (mark === MARK.none || !(mark === MARK.dead ? wanted.dead : wanted.losses)) continue;
    const [x, y] = [places[led * 3]!, places[led * 3 + 1]!];
    to.globalAlpha = seen[led]!;
    to.strokeStyle = mark === MARK.dead ? '#ff6b6b' : mark === MARK.light ? '#b3c2cc' : '#ffc25c';
    to.beginPath();
    if (mark === MARK.dead) {
      to.moveTo(x - 4, y - 4);
      to.lineTo(x + 4, y + 4);
      to.moveTo(x - 4, y + 4);
      to.lineTo(x + 4, y - 4);
    } else if (mark === MARK.light) {
      to.arc(x, y, 4.4, 0, 2 * Math.PI);
    } else {
      to.arc(x, y, 4.4, -Math.PI / 3, Math.PI / 3);
      to.moveTo(x - 2.2, y + 3.81);
      to.arc(x, y, 4.4, (Math.PI * 2) / 3, (Math.PI * 4) / 3);
    }
    to.stroke();
  }
  to.globalAlpha = 1;
}

export function paintChosen(to: CanvasRenderingContext2D, { places }: Projected, led: number): void {
  to.strokeStyle = '#fff';
  to.lineWidth = 1.5;
  to.beginPath();
  to.arc(places[led * 3]!, places[led * 3 + 1]!, 9, 0, 2 * Math.PI);
  to.stroke();
}
