import type { ColourOrder } from '../led/path/colour-order.ts';
import { BYTES_PER_LIGHT, createColourPath } from '../led/path/colour-path.ts';

export interface PixelOptions {
  /** which lights the device's three bytes turn on, in their order; what is to be red is red then. Default: RGB */
  order?: ColourOrder;
  /** 0–1, of all that the states mean; default: 1 */
  brightness?: number;
}

/** Makes of states (R, G, B, L for each LED) the bytes that a device is sent: three for each LED, as the plan's tree lights them. */
export function createPixels(leds: number, { order = 'RGB', brightness = 1 }: PixelOptions = {}): (states: Uint8Array) => Uint8Array {
  const path = createColourPath({ path: 'plan', order: 'RGB', dead: [] });
  const light = new Uint8Array(leds * BYTES_PER_LIGHT);
  const channels = Array.from(order, (channel) => 'RGB'.indexOf(channel));
  return (states) => {
    path.light(states, leds, light);
    const pixels = new Uint8Array(light.length);
    for (let at = 0; at < light.length; at += BYTES_PER_LIGHT)
      for (const [byte, channel] of channels.entries()) pixels[at + byte] = Math.round(light[at + channel]! * brightness);
    return pixels;
  };
}
