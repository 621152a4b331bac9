import { z } from 'zod';
import { BYTES_PER_LED, ledCount } from '../led/led-state.ts';
import { lineOf } from '../led/reading/json-lines.ts';
import { checked, parseJson } from '../led/reading/parse-json.ts';
import { ReadFault } from '../led/reading/read-fault.ts';
import type { Recording } from './recording.ts';

const FRAMES_PER_CHUNK = 64;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const WHAT = 'a recording';
const ms = z.number().min(0);
const frame = z.strictObject({ ms, line: z.int().min(0).max(0xffff_ffff), states: z.string() });
const file = z.strictObject({
  treeline: z.literal('recording'),
  version: z.literal(1),
  leds: ledCount,
  seed: z.int().min(0),
  durationMs: ms,
  // One by one below: of millions that are wrong, all faults together would fill the memory.
  frames: z.array(z.unknown()),
});

/**
 * A recording as JSON for other programs, in chunks of text: `{treeline: "recording", version: 1, leds, seed, durationMs, frames}`, and
 * each frame `{ms, line, states}` on a line of its own, its states as eight hexadecimal digits an LED: R, G, B (00–ff) and L (00–64).
 */
export function* toJson({ leds, seed, durationMs, times, lines, states }: Recording): Generator<string, void> {
  let chunk = `{"treeline":"recording","version":1,"leds":${leds},"seed":${seed},"durationMs":${durationMs},"frames":[`;
  for (let frame = 0; frame < times.length; frame++) {
    chunk += `${frame === 0 ? '' : ','}\n{"ms":${times[frame]},"line":${lines[frame]},"states":"`;
    for (let at = frame * leds * BYTES_PER_LED; at < (frame + 1) * leds * BYTES_PER_LED; at++) chunk += HEX[states[at]!]!;
    chunk += '"}';
    if (frame % FRAMES_PER_CHUNK === FRAMES_PER_CHUNK - 1) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}\n]}\n`;
}

/** @throws ReadFault with the line and the field, where the text is no such JSON, or a wrong one */
export function fromJson(text: string): Recording {
  const { leds, seed, durationMs, frames: unread } = parseJson(text, file, WHAT);
  const frames = unread.map((value, i) => checked(value, frame, { text, what: WHAT, at: ['frames', i] }));
  const bytes = leds * BYTES_PER_LED;
  frames.forEach(({ ms, states }, i) => {
    if (ms < (frames[i - 1]?.ms ?? 0)) throw fault(text, i, 'ms', 'is earlier than the frame before it');
    if (states.length !== bytes * 2) throw fault(text, i, 'states', `has ${states.length} digits; ${leds} LEDs have ${bytes * 2}`);
    if (!/^[\da-f]*$/i.test(states)) throw fault(text, i, 'states', 'must be hexadecimal digits, 0–9 and a–f');
  });
  const packed = new Uint8Array(frames.length * bytes);
  frames.forEach(({ states }, i) => {
    for (let at = 0; at < bytes; at++) packed[i * bytes + at] = Number.parseInt(states.slice(at * 2, at * 2 + 2), 16);
  });
  return {
    leds,
    seed,
    durationMs,
    times: Float64Array.from(frames, ({ ms }) => ms),
    lines: Uint32Array.from(frames, ({ line }) => line),
    states: packed,
  };
}

function fault(text: string, frame: number, field: string, what: string): ReadFault {
  const line = lineOf(text, ['frames', frame, field]);
  return new ReadFault(`frames[${frame}].${field} ${what}.`, { field: `frames[${frame}].${field}`, line });
}
