import { BYTES_PER_LED } from '../led-state.ts';
import { type ColourPathName, DUTY } from './duty.ts';

/** What an LED loses on its way from state to light. */
export const LOSS = {
  none: 0,
  /** it shines in another hue than it was told, or in none */
  hue: 1,
  /** it was told to shine, and is dark */
  light: 2,
} as const;

/** Below this saturation a colour has no hue to lose. */
const LEAST_SATURATION = 0.1;
/** A hue further off than this (degrees) is another: half of the way from red to orange. */
const MOST_TURN = 15;

/**
 * Writes for each LED of a frame's states what the tree's steps make it lose (`LOSS`), against the same colour in steps that are
 * endlessly fine. Swapped colours and dead LEDs are no loss of the steps: they are the tree's own. Returns how many LEDs lose
 * something.
 */
export function markLosses(path: ColourPathName, states: Uint8Array, leds: number, into: Uint8Array): number {
  const duties = DUTY[path];
  let lost = 0;
  for (let led = 0, at = 0; led < leds; led++, at += BYTES_PER_LED) {
    const [red, green, blue, brightness] = [states[at]!, states[at + 1]!, states[at + 2]!, states[at + 3]!];
    const row = brightness << 8;
    const loss = lossOf(
      red * brightness,
      green * brightness,
      blue * brightness,
      duties[row | red]!,
      duties[row | green]!,
      duties[row | blue]!,
    );
    into[led] = loss;
    if (loss !== LOSS.none) lost++;
  }
  return lost;
}

function lossOf(red: number, green: number, blue: number, sentRed: number, sentGreen: number, sentBlue: number): number {
  const most = Math.max(red, green, blue);
  if (most === 0) return LOSS.none;
  if (sentRed === 0 && sentGreen === 0 && sentBlue === 0) return LOSS.light;
  if (most - Math.min(red, green, blue) < most * LEAST_SATURATION) return LOSS.none;
  if (sentRed === sentGreen && sentGreen === sentBlue) return LOSS.hue;
  const turn = Math.abs(hueOf(red, green, blue) - hueOf(sentRed, sentGreen, sentBlue));
  return Math.min(turn, 360 - turn) > MOST_TURN ? LOSS.hue : LOSS.none;
}

/** Hue in degrees, 0–360, as in HSV; of a colour that has one. */
function hueOf(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (most === red) return (60 * ((green - blue) / chroma) + 360) % 360;
  return most === green ? 60 * ((blue - red) / chroma + 2) : 60 * ((red - green) / chroma + 4);
}
