import { z } from 'zod';
import { ledCount } from '../led/led-state.ts';
import { ReadFault } from '../led/reading/read-fault.ts';
import { BYTES_PER_FRAME, packFrames, unpackFrames } from './pack.ts';
import type { Recording } from './recording.ts';

const header = z.strictObject({
  leds: ledCount,
  seed: z.int().min(0),
  durationMs: z.number().min(0),
  frames: z.int().min(0),
});

/** Of the line that describes it, bytes. */
const LONGEST_LINE = 1_000;

/**
 * What is not read as it comes may be so long: a page must hold it several times over. 45 s of 500 LEDs are 3 MB of it, and 6 as JSON.
 */
export const MOST_RECORDING_BYTES = 64 * 2 ** 20;

/** Why a recording is not written as a file: it could not be read again. Null where it can. */
export function tooLongToKeep({ times, states }: Recording): string | null {
  const bytes = LONGEST_LINE + states.length + times.length * BYTES_PER_FRAME;
  if (bytes <= MOST_RECORDING_BYTES) return null;
  const [has, most] = [bytes, MOST_RECORDING_BYTES].map((each) => Math.ceil(each / 2 ** 20));
  return `A recording file of it would be ${has} MB long, and up to ${most} MB are read again. Write it as a sequence CSV.`;
}

/** A recording as one file: a line of JSON `{leds, seed, durationMs, frames}`, a newline, then the packed frames (pack.ts). */
export function encodeRecording(recording: Recording): Uint8Array<ArrayBuffer> {
  const { leds, seed, durationMs, times } = recording;
  const head = new TextEncoder().encode(`${JSON.stringify({ leds, seed, durationMs, frames: times.length })}\n`);
  const frames = packFrames(recording);
  const file = new Uint8Array(head.length + frames.length);
  file.set(head);
  file.set(frames, head.length);
  return file;
}

/** @throws ReadFault where the bytes are no recording file, or a damaged one */
export function decodeRecording(file: Uint8Array): Recording {
  const end = file.subarray(0, LONGEST_LINE).indexOf(10);
  const head = end < 0 ? null : parse(new TextDecoder().decode(file.subarray(0, end)));
  if (!head) throw new ReadFault('This is no recording: it does not begin with the line that describes one.');
  // A copy that begins at 0: typed arrays of wide elements must lie aligned. (`slice` makes none of Node's Buffer.)
  const frames = readFrames(new Uint8Array(file.subarray(end + 1)).buffer, head.leds);
  if (frames?.times.length !== head.frames) {
    throw new ReadFault(
      `This recording is damaged: it should hold ${head.frames} frames of ${head.leds} LEDs, and its length does not fit.`,
    );
  }
  if (!frames.times.every((ms, frame) => ms >= (frames.times[frame - 1] ?? 0) && ms < Infinity)) {
    throw new ReadFault('This recording is damaged: its times do not follow each other.');
  }
  return { leds: head.leds, seed: head.seed, durationMs: head.durationMs, ...frames };
}

function parse(line: string): z.infer<typeof header> | null {
  try {
    return header.parse(JSON.parse(line));
  } catch {
    // Whatever is wrong with it, the caller says that this is no recording.
    return null;
  }
}

function readFrames(packed: ArrayBuffer, leds: number) {
  try {
    return unpackFrames(packed, leds);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
