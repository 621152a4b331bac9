import { z } from 'zod';
import { askJson } from './ask-json.ts';
import { DeviceFault, type LightsDevice } from './lights-device.ts';
import { wledBodies } from './wled.ts';

const info = z.object({ leds: z.object({ count: z.int().min(0) }), name: z.string().optional(), ver: z.string().optional() });

/** A device that runs WLED, by its JSON over HTTP. @throws DeviceFault where it is none, or does not answer */
export async function openWled(base: URL): Promise<LightsDevice> {
  const found = info.safeParse(await askJson(new URL('/json/info', base)));
  if (!found.success) throw new DeviceFault(`${base.host} answers, and is no WLED: it does not tell how many LEDs it has.`);
  const set = (body: unknown) => askJson(new URL('/json/state', base), body);
  return {
    name: base.host,
    leds: found.data.leds.count,
    async show(pixels) {
      for (const body of wledBodies(pixels)) await set(body);
    },
    off: async () => void (await set({ on: false })),
    close() {},
  };
}
