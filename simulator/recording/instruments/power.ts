/** WS281x: a channel at full duty takes 20 mA, and the chip in each LED 1 mA, lit or dark. */
const AMPERES_PER_CHANNEL = 0.02;
const AMPERES_PER_LED = 0.001;
const FULL_DUTY = 255;

/** What `leds` LEDs take, in amperes, whose duties (0–255, three for each) add up to `duties`. Nothing is lost in wires here. */
export function amperesOf(duties: number, leds: number): number {
  return (duties / FULL_DUTY) * AMPERES_PER_CHANNEL + leds * AMPERES_PER_LED;
}
