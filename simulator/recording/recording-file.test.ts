import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFault } from '../led/reading/read-fault.ts';
import { readRecording } from './read-recording.ts';
import { decodeRecording, encodeRecording, MOST_RECORDING_BYTES, tooLongToKeep } from './recording-file.ts';
import type { Recording } from './recording.ts';
import { arbitraryRecording } from './testing/arbitrary-recording.ts';

const recording: Recording = {
  leds: 3,
  seed: 4_294_967_295,
  durationMs: 45_000.5,
  times: Float64Array.from([0, 33.25]),
  lines: Uint32Array.from([4, 9]),
  states: Uint8Array.from({ length: 24 }, (_, i) => i),
};

describe('a recording file', () => {
  it('is only written where it is short enough to be read again', async () => {
    const ofFrames = (count: number): Recording => ({
      ...recording,
      leds: 10_000,
      times: new Float64Array(count),
      lines: new Uint32Array(count),
      states: new Uint8Array(count * 40_000),
    });
    const most = Math.floor(MOST_RECORDING_BYTES / 40_012);
    expect(tooLongToKeep(ofFrames(most))).toBeNull();
    expect((await readRecording([encodeRecording(ofFrames(most))])).times).toHaveLength(most);
    expect(tooLongToKeep(ofFrames(most + 1))).toBe(
      'A recording file of it would be 65 MB long, and up to 64 MB are read again. Write it as a sequence CSV.',
    );
  });

  it('gives back what was written', () => {
    expect(decodeRecording(encodeRecording(recording))).toEqual(recording);
  });

  it('is read from the middle of a larger buffer', () => {
    const file = encodeRecording(recording);
    const larger = new Uint8Array(file.length + 5);
    larger.set(file, 5);
    expect(decodeRecording(larger.subarray(5))).toEqual(recording);
    expect(decodeRecording(Buffer.from(larger.buffer, 5))).toEqual(recording);
  });

  it('may be empty of frames', () => {
    const empty = { ...recording, times: new Float64Array(), lines: new Uint32Array(), states: new Uint8Array() };
    expect(decodeRecording(encodeRecording(empty))).toEqual(empty);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a page', new TextEncoder().encode('<!doctype html>\n<p>')],
    ['an impossible tree', new TextEncoder().encode('{"leds":0,"seed":1,"durationMs":0,"frames":0}\n')],
  ])('is not %s', (_, bytes) => {
    expect(() => decodeRecording(bytes)).toThrow('This is no recording');
  });

  it.each([1, 12, 36])('that lost %i bytes is said to be damaged', (bytes) => {
    const file = encodeRecording(recording);
    expect(() => decodeRecording(file.subarray(0, file.length - bytes))).toThrow('damaged');
  });

  it('that says when its frames come in no order is said to be damaged', () => {
    for (const times of [
      [5, 4],
      [-1, 0],
      [0, Number.NaN],
      [0, Infinity],
    ]) {
      expect(() => decodeRecording(encodeRecording({ ...recording, times: Float64Array.from(times) }))).toThrow('do not follow each other');
    }
  });

  it('gives back any recording, and refuses any other bytes', () => {
    fc.assert(
      fc.property(arbitraryRecording, fc.nat(), fc.nat(255), (any, at, byte) => {
        const file = encodeRecording(any);
        expect(decodeRecording(file)).toEqual(any);
        file[at % file.length] = byte;
        try {
          expect(decodeRecording(file).leds).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(ReadFault);
        }
      }),
      { numRuns: 500 },
    );
  });
});
