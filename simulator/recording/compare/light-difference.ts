import { BYTES_PER_LED } from '../../led/led-state.ts';
import type { Recording } from '../recording.ts';
import type { Section } from './sections.ts';

/**
 * By how much an LED's light differs in two recordings: the greatest difference of a channel, 0–255, where its brightness is multiplied
 * in. So two states of the same light are the same, however they are written.
 */
export function lightDifference(a: Recording, b: Recording, { frameA, frameB }: Section, led: number): number {
  let most = 0;
  const [atA, atB] = [(frameA * a.leds + led) * BYTES_PER_LED, (frameB * b.leds + led) * BYTES_PER_LED];
  const brightnessA = frameA < 0 ? 0 : a.states[atA + 3]!;
  const brightnessB = frameB < 0 ? 0 : b.states[atB + 3]!;
  for (let channel = 0; channel < 3; channel++) {
    const lightA = brightnessA === 0 ? 0 : a.states[atA + channel]! * brightnessA;
    const lightB = brightnessB === 0 ? 0 : b.states[atB + channel]! * brightnessB;
    most = Math.max(most, Math.abs(lightA - lightB));
  }
  return most / 100;
}
