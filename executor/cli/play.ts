import { DeviceFault } from '../../simulator/endpoint/lights-device.ts';
import { openDevice } from '../../simulator/endpoint/open-device.ts';
import { play } from '../../simulator/endpoint/play.ts';
import { colourOrder } from '../../simulator/led/path/colour-order.ts';
import { Fault, UsageFault } from './fault.ts';
import { onSignal } from './on-signal.ts';
import type { CommandLine } from './parse.ts';
import { recordingNamed } from './recording-named.ts';
import { progress, write } from './terminal.ts';
import { counted } from './verdict-line.ts';

/** Plays a recording on real lights until its end, or Ctrl-C; then they are dark. */
export async function playOnLights(line: CommandLine): Promise<number> {
  const address = line.text('to');
  if (address === undefined) throw new UsageFault('Say where the lights are: --to ddp://HOST, or --to http://HOST where they run WLED.');
  const order = line.choice('order', colourOrder.options);
  const percent = line.whole('brightness', 1, 100);
  const recording = await recordingNamed(line.operand);
  const stop = new AbortController();
  const done = onSignal(() => (stop.signal.aborted ? process.exit(130) : stop.abort()));
  const told = progress();
  try {
    const device = await openDevice(address);
    try {
      if (device.leds !== null && device.leds < recording.leds)
        throw new Fault(
          `${device.name} has ${counted(device.leds, 'LED')}, and ${line.operand} is for ${recording.leds}. Run its program for that many LEDs: --leds ${device.leds}`,
        );
      const { shown, leftOut } = await play(recording, device, {
        ...(order && { order }),
        brightness: (percent ?? 100) / 100,
        loop: line.flag('loop'),
        signal: stop.signal,
        shown: (_, ms) => told.say(`${device.name}: ${(ms / 1_000).toFixed(1)} of ${(recording.durationMs / 1_000).toFixed(1)} s`),
      });
      told.clear();
      const slow = leftOut === 0 ? '' : `; ${leftOut} were left out, for which ${device.name} was too slow`;
      await write(process.stderr, `${counted(shown, 'frame')} shown${slow}. The lights are off.\n`);
      return stop.signal.aborted ? 130 : 0;
    } finally {
      device.close();
    }
  } catch (error) {
    throw error instanceof DeviceFault ? new Fault(error.message, { cause: error }) : error;
  } finally {
    told.clear();
    done();
  }
}
