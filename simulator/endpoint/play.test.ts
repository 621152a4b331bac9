import { afterEach, describe, expect, test } from 'vitest';
import type { Recording } from '../recording/recording.ts';
import { DeviceFault } from './lights-device.ts';
import { openDevice } from './open-device.ts';
import { createPixels } from './pixels.ts';
import { play } from './play.ts';
import { ddpDisplay, wledStrip } from './testing/receivers.ts';

const LEDS = 500;
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Frames so many ms apart, no two alike. */
function recording(frames: number, everyMs: number, leds = LEDS): Recording {
  return {
    leds,
    seed: 1,
    durationMs: frames * everyMs,
    times: Float64Array.from({ length: frames }, (_, n) => n * everyMs),
    lines: new Uint32Array(frames).fill(1),
    states: Uint8Array.from({ length: frames * leds * 4 }, (_, n) => (n % 4 === 3 ? 100 : (n * 7 + Math.floor(n / leds)) % 256)),
  };
}
const framesOf = ({ states, leds, times }: Recording, look = {}) => {
  const pixels = createPixels(leds, look);
  return Array.from(times, (_, n) => Buffer.from(pixels(states.subarray(n * leds * 4, (n + 1) * leds * 4))));
};
const NEVER = new AbortController().signal;

describe('a recording on real lights', () => {
  test('comes to a DDP display frame by frame as it was recorded, and leaves it dark', async () => {
    const display = await ddpDisplay(LEDS);
    const device = await openDevice(`ddp://127.0.0.1:${display.port}`);
    ends.push(display.close, device.close);
    const show = recording(20, 25);
    const late: number[] = [];
    const played = await play(show, device, { signal: NEVER, order: 'GRB', shown: (_, __, ms) => late.push(ms) });
    await expect.poll(() => display.frames.length).toBeGreaterThanOrEqual(played.shown + 3);
    const seen = display.frames.map(({ pixels }) => pixels.toString('hex'));
    const meant = framesOf(show, { order: 'GRB' }).map((pixels) => pixels.toString('hex'));
    // On a machine that was busy some are left out; those that came are right, and in order.
    expect(meant.filter((frame) => seen.includes(frame))).toEqual(seen.slice(0, -3));
    expect(played.shown + played.leftOut).toBe(20);
    expect(Math.min(...late), 'never too early').toBeGreaterThanOrEqual(0);
    expect(seen.slice(-3).every((frame) => /^0+$/.test(frame))).toBe(true);
    expect(new Set(display.packets.map((packet) => packet[1]))).toEqual(new Set(Array.from({ length: 15 }, (_, n) => n + 1)));
  });

  test('comes to WLED, in time also where it is too slow for each frame, and turns it off when it is stopped', async () => {
    const strip = await wledStrip(LEDS, (request) => {
      if (request.method === 'POST') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
      return false;
    });
    const device = await openDevice(strip.address);
    ends.push(strip.close, device.close);
    const stop = new AbortController();
    const show = recording(400, 5);
    const playing = play(show, device, { signal: stop.signal, brightness: 0.5 });
    await expect.poll(() => strip.states.length).toBeGreaterThan(12);
    stop.abort();
    const { shown, leftOut } = await playing;
    expect(leftOut).toBeGreaterThan(shown);
    expect(strip.states.at(-1)).toMatchObject({ on: false });
    const meant = new Set(framesOf(show, { brightness: 0.5 }).map((pixels) => pixels.toString('hex').toUpperCase()));
    // A frame of 500 LEDs is two calls.
    expect(strip.states.filter((_, n) => n % 2 === 1 && n < shown * 2).every(({ pixels }) => meant.has(pixels.join('')))).toBe(true);
  });

  test('tells of a device that is gone in the middle', async () => {
    const strip = await wledStrip(10);
    const device = await openDevice(strip.address);
    const playing = play(recording(1_000, 10, 10), device, { signal: NEVER });
    const fault = expect(playing).rejects.toThrow(/cannot be reached/);
    await expect.poll(() => strip.states.length).toBeGreaterThan(2);
    strip.close();
    await fault;
  });
});

describe('what is no device of ours is told apart', () => {
  test.each<[string, RegExp, (parts: Parameters<Parameters<typeof wledStrip>[1] & object>) => void]>([
    ['answers HTML', /no JSON/, ([, response]) => void response.end('<html>')],
    ['answers something else', /no WLED/, ([, response]) => void response.end('{"leds": "many"}')],
    ['says an error', /error 500/, ([, response]) => void response.writeHead(500).end()],
    [
      'leads elsewhere',
      /sends us on to http:\/\/elsewhere/,
      ([, response]) => void response.writeHead(302, { location: 'http://elsewhere/' }).end(),
    ],
    ['closes', /cannot be reached/, ([request]) => void request.socket.destroy()],
    ['never ends its answer', /more than 1048576 bytes/, ([, response]) => flood(response)],
    ['hangs', /no answer in 3 s/, () => {}],
  ])('one that %s', async (_, sentence, answer) => {
    const strip = await wledStrip(10, (...parts) => (answer(parts), true));
    ends.push(strip.close);
    const opened = openDevice(strip.address);
    await expect(opened).rejects.toThrow(DeviceFault);
    await expect(opened).rejects.toThrow(sentence);
  });

  test.each(['tree.local', 'ftp://tree', 'ddp://'])('an address such as %s', async (address) => {
    await expect(openDevice(address)).rejects.toThrow(/Lights are at ddp:\/\/HOST/);
  });
});

function flood(response: { write(bytes: Uint8Array, done: () => void): unknown; destroyed: boolean }): void {
  if (!response.destroyed) response.write(new Uint8Array(1 << 16).fill(32), () => setImmediate(flood, response));
}
